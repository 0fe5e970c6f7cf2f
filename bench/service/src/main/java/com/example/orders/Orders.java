package com.example.orders;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The newest orders. */
@Component
class Orders {
  private static final int KEPT = 2_000;

  private final ConcurrentHashMap<Long, Order> orders = new ConcurrentHashMap<>();
  private long last;

  /** In one step for those who ask: an id that is counted has its order. */
  synchronized Order add(NewOrder order) {
    long id = ++last;
    Order added = new Order(id, order.customer(), order.note(), order.items(), order.totalCents());
    orders.put(id, added);
    orders.remove(id - KEPT);
    return added;
  }

  /** An order that is about as old as asked: ids are folded into those that are kept. */
  synchronized Optional<Order> recent(long age) {
    return last == 0
        ? Optional.empty()
        : Optional.ofNullable(orders.get(last - age % Math.min(last, KEPT)));
  }
}
