package com.example.orders;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The requests of the mix. */
@RestController
class ShopController {
  private static final int SESSION_SECONDS = 3;

  private final Orders orders;
  private final Products products;

  ShopController(Orders orders, Products products) {
    this.orders = orders;
    this.products = products;
  }

  @GetMapping("/ready")
  Map<String, String> ready() {
    return Map.of("status", "ready");
  }

  @PostMapping("/orders")
  Order order(@RequestBody NewOrder order) {
    if (order.items() == null || order.items().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "an order needs items");
    }
    return orders.add(order);
  }

  @GetMapping("/orders/{age}")
  Order recent(@PathVariable("age") long age) {
    return orders
        .recent(age)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no order yet"));
  }

  @GetMapping("/products")
  List<Product> products(@RequestParam("category") String category) {
    return products.in(category);
  }

  @GetMapping("/search")
  List<Product> search(
      @RequestParam("category") String category, @RequestParam("word") String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return products.in(category).stream()
        .filter(product -> product.name().toLowerCase(Locale.ROOT).contains(wanted))
        .limit(5)
        .collect(Collectors.toList());
  }

  /** Begins a session, which ends by itself a few seconds after its last use. */
  @PostMapping("/session")
  Map<String, String> begin(HttpSession session) {
    session.setMaxInactiveInterval(SESSION_SECONDS);
    session.setAttribute("cart", new Cart());
    return Map.of("session", session.getId());
  }

  @PostMapping("/cart")
  Map<String, Integer> add(HttpSession session, @RequestBody Item item) {
    return Map.of("items", cart(session).add(item));
  }

  @GetMapping("/cart")
  List<Item> cartItems(HttpSession session) {
    return cart(session).items();
  }

  @PostMapping("/logout")
  Map<String, String> end(HttpSession session) {
    session.invalidate();
    return Map.of("status", "ended");
  }

  /** The session was ended by another request of the same person. */
  @ExceptionHandler(IllegalStateException.class)
  Map<String, String> ended() {
    return Map.of("status", "ended");
  }

  private static Cart cart(HttpSession session) {
    Cart cart = (Cart) session.getAttribute("cart");
    if (cart == null) {
      cart = new Cart();
      session.setMaxInactiveInterval(SESSION_SECONDS);
      session.setAttribute("cart", cart);
    }
    return cart;
  }
}
