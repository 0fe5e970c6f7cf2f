package com.example.shop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One customer's visit: who they are, what they looked at and what is in their cart. */
final class ShopSession {

  private static final int MAX_VIEWED = 50;

  private final String id;
  private final String customer;
  private final List<Recommendation> recommendations;
  private final Deque<Integer> viewed = new ArrayDeque<>();
  private final Map<Integer, Integer> cart = new HashMap<>();
  private volatile boolean ended;

  ShopSession(String id, String customer, List<Recommendation> recommendations) {
    this.id = id;
    this.customer = customer;
    this.recommendations = List.copyOf(recommendations);
  }

  String id() {
    return id;
  }

  String customer() {
    return customer;
  }

  List<Recommendation> recommendations() {
    return recommendations;
  }

  synchronized void view(int product) {
    viewed.addLast(product);
    if (viewed.size() > MAX_VIEWED) {
      viewed.removeFirst();
    }
  }

  synchronized int viewedCount() {
    return viewed.size();
  }

  synchronized void addToCart(int product) {
    cart.merge(product, 1, Integer::sum);
  }

  /** Empties the cart and hands its contents over. */
  synchronized Map<Integer, Integer> takeCart() {
    Map<Integer, Integer> taken = new HashMap<>(cart);
    cart.clear();
    return taken;
  }

  void end() {
    ended = true;
  }

  boolean ended() {
    return ended;
  }
}
