package com.example.orders;

import java.util.ArrayList;
import java.util.List;

/** What a session carries. */
final class Cart {
  private static final int MOST = 20;

  private final List<Item> items = new ArrayList<>();

  synchronized int add(Item item) {
    if (items.size() == MOST) {
      items.clear();
    }
    items.add(item);
    return items.size();
  }

  synchronized List<Item> items() {
    return List.copyOf(items);
  }
}
