package com.example.orders;

import java.util.List;

/** What comes in. */
record NewOrder(String customer, String note, List<Item> items) {
  long totalCents() {
    return items.stream().mapToLong(item -> (long) item.quantity() * item.cents()).sum();
  }
}
