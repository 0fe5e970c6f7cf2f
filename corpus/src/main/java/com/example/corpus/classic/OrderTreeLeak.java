package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Orders are processed but stay in their district's tree; after JbbMod (Bond and McKinley). */
@Leak(
    value = "tree of orders that are processed but never purged",
    holders = "com\\.example\\.corpus\\.classic\\.OrderTreeLeak\\$District\\.orders",
    sites = {
      "OrderTreeLeak\\$District\\.(newOrder|process)",
      "OrderTreeLeak\\$(Order|Line)\\.<init>"
    })
public final class OrderTreeLeak implements Program {
  private static final int OPEN = 200;

  /** An article and how many. */
  private record Line(long article, int quantity, long[] history) {}

  /** A customer's order. */
  private static final class Order {
    private final List<Line> lines = new ArrayList<>();
    private boolean delivered;

    void deliver() {
      delivered = true;
    }

    boolean isOpen() {
      return !delivered;
    }
  }

  /** Where orders are taken and delivered. */
  private static final class District {
    private final TreeMap<Long, Order> orders = new TreeMap<>();

    void newOrder(long id) {
      Order order = new Order();
      for (int i = 0; i < 5; i++) {
        order.lines.add(new Line(id + i, i, new long[12]));
      }
      orders.put(id, order);
    }

    void deliverUpTo(long id) {
      for (Order order : orders.headMap(id, true).descendingMap().values()) {
        if (!order.isOpen()) {
          return;
        }
        order.deliver();
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    District district = new District();
    for (long id = 0; pace.next(); id++) {
      district.newOrder(id);
      district.deliverUpTo(id - OPEN);
    }
  }
}
