package com.example.orders;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The newest orders. */
@Component
class Orders {
  private static final int KEPT = 2_000;

  private final ConcurrentHashMap<Long, Order> orders = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();

  Order add(NewOrder order) {
    long id = last.incrementAndGet();
    Order added = new Order(id, order.customer(), order.note(), order.items(), order.totalCents());
    orders.put(id, added);
    orders.remove(id - KEPT);
    return added;
  }

  /** An order that is about as old as asked: ids are folded into those that are kept. */
  Optional<Order> recent(long age) {
    long newest = last.get();
    return newest == 0
        ? Optional.empty()
        : Optional.ofNullable(orders.get(newest - age % Math.min(newest, KEPT)));
  }
}
