package com.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Binds the customers' sessions to those of the servlet container. */
@Component
class Visits implements HttpSessionListener {

  private static final String ATTRIBUTE = "visit";
  private static final int IDLE_SECONDS = 40;
  private static final int RECOMMENDATIONS = 128;

  private final SessionRegistry registry;
  private final EndedSessions ended;

  Visits(SessionRegistry registry, EndedSessions ended) {
    this.registry = registry;
    this.ended = ended;
  }

  ShopSession open(HttpSession http, String customer) {
    http.setMaxInactiveInterval(IDLE_SECONDS);
    ShopSession session =
        new ShopSession(
            http.getId(), customer, Texts.recommendations(customer.hashCode(), RECOMMENDATIONS));
    http.setAttribute(ATTRIBUTE, session);
    registry.opened(session);
    return session;
  }

  ShopSession require(HttpServletRequest request) {
    HttpSession http = request.getSession(false);
    if (http != null && http.getAttribute(ATTRIBUTE) instanceof ShopSession session) {
      return session;
    }
    throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "please log in");
  }

  void logout(HttpServletRequest request) {
    ShopSession session = require(request);
    registry.loggedOut(session);
    request.getSession().invalidate();
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    if (event.getSession().getAttribute(ATTRIBUTE) instanceof ShopSession session) {
      if (!session.ended()) {
        registry.expired(session);
      }
      ended.add(session);
    }
  }
}
