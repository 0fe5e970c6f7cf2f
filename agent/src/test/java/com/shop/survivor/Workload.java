package com.shop.survivor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Somebody's application that leaks into a map or into a local variable, beside a cache that fills
 * and then turns over.
 */
public final class Workload {
  private static final int CACHE_SIZE = 4_000;
  private static final Map<Long, Order> OPEN = new HashMap<>();
  private static final Map<Long, byte[]> CACHE =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > CACHE_SIZE;
        }
      };

  static volatile Object sink;

  private Workload() {}

  /** What leaks. */
  private static final class Order {
    private final byte[] body;

    Order() {
      body = new byte[400];
    }

    @Override
    public String toString() {
      return body.length + " bytes";
    }
  }

  /**
   * Leaks four megabytes a second for as long as is asked.
   *
   * @param intoMap whether into the static map, else into a local variable
   */
  public static void run(boolean intoMap, BooleanSupplier goOn) throws InterruptedException {
    List<Order> local = new ArrayList<>();
    for (long n = 0; n % 100 != 0 || goOn.getAsBoolean(); n++) {
      if (intoMap) {
        OPEN.put(n, order());
      } else {
        local.add(order());
      }
      CACHE.put(n, load());
      for (int i = 0; i < 20; i++) {
        sink = new byte[300];
      }
      if (n % 100 == 0) {
        Thread.sleep(10);
      }
    }
    sink = local;
  }

  private static Order order() {
    return new Order();
  }

  private static byte[] load() {
    return new byte[400];
  }
}
