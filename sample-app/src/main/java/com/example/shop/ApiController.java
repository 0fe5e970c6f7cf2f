package com.example.shop;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The mobile clients' door: a token instead of a cookie. */
@RestController
class ApiController {

  private static final int OFFERS = 160;

  private final ApiSessionStore sessions;
  private final Storefront storefront;

  ApiController(ApiSessionStore sessions, Storefront storefront) {
    this.sessions = sessions;
    this.storefront = storefront;
  }

  @PostMapping("/api/token")
  String open() {
    String token = UUID.randomUUID().toString();
    sessions.add(
        new ApiSession(
            token, Texts.recommendations(token.hashCode(), OFFERS), System.currentTimeMillis()));
    return token;
  }

  @GetMapping("/api/products/{id}")
  Map<String, Object> product(@PathVariable("id") int id, @RequestHeader("X-Token") String token) {
    ApiSession session = sessions.find(token, System.currentTimeMillis());
    if (session == null) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "token unknown or expired");
    }
    return Map.of(
        "page", storefront.page(id).html().substring(0, 1000),
        "cents", storefront.cents(token, id),
        "offers", session.offers().size());
  }

  @DeleteMapping("/api/token")
  void close(@RequestHeader("X-Token") String token) {
    sessions.close(token);
  }
}
