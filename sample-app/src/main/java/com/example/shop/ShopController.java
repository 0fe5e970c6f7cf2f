package com.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The web shop. */
@RestController
class ShopController {

  private final Visits visits;
  private final Storefront storefront;
  private final Catalogue catalogue;
  private final ProductRepository repository;
  private final SessionRegistry registry;

  ShopController(
      Visits visits,
      Storefront storefront,
      Catalogue catalogue,
      ProductRepository repository,
      SessionRegistry registry) {
    this.visits = visits;
    this.storefront = storefront;
    this.catalogue = catalogue;
    this.repository = repository;
    this.registry = registry;
  }

  @PostMapping("/login")
  String login(@RequestParam("user") String user, HttpServletRequest request) {
    return "welcome " + visits.open(request.getSession(true), user).customer();
  }

  @GetMapping("/products/{id}")
  String product(@PathVariable("id") int id, HttpServletRequest request) {
    ShopSession session = visits.require(request);
    session.view(id);
    long cents = storefront.cents(session.customer(), id);
    return storefront.page(id).html().substring(0, 2000) + cents;
  }

  @GetMapping("/search")
  List<String> search(@RequestParam("q") String word) {
    return catalogue.search(word).stream().map(Product::name).toList();
  }

  @PostMapping("/cart/{id}")
  String addToCart(@PathVariable("id") int id, HttpServletRequest request) {
    ShopSession session = visits.require(request);
    session.addToCart(id);
    return "added for " + storefront.cents(session.customer(), id);
  }

  @PostMapping("/checkout")
  String checkout(HttpServletRequest request) {
    ShopSession session = visits.require(request);
    Map<Integer, Integer> cart = session.takeCart();
    cart.forEach((product, quantity) -> repository.order(session.customer(), product, quantity));
    return "ordered " + cart.size();
  }

  @PostMapping("/logout")
  String logout(HttpServletRequest request) {
    visits.logout(request);
    return "bye";
  }

  @GetMapping("/dashboard")
  Map<String, Object> dashboard(HttpServletRequest request) {
    ShopSession session = visits.require(request);
    return Map.of(
        "customer", session.customer(),
        "recommended", session.recommendations().get(0).productId(),
        "visitors", registry.active(),
        "orders", repository.openOrders());
  }
}
