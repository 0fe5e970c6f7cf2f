package com.shop.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody's application: holds on to an order a millisecond, until its input says how to end. */
public final class LeakingApp {
  static final Map<String, Order> ORDERS = new ConcurrentHashMap<>();

  private volatile byte[] garbage;
  private final Map<String, Order> mine = new ConcurrentHashMap<>();

  private LeakingApp() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    LeakingApp app = new LeakingApp();
    Thread leak = new Thread(app::leak, "leak");
    leak.setDaemon(true);
    leak.start();
    System.out.println("app: up");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "return" -> {
          return;
        }
        case "exit" -> System.exit(7);
        case "throw" -> throw new IllegalStateException("the application's own");
        case "close both" -> {
          System.err.close();
          System.out.close();
        }
        default -> System.out.println("app: served " + line + " " + ORDERS.isEmpty());
      }
    }
  }

  @SuppressWarnings("BusyWait")
  private void leak() {
    try {
      for (int i = 0; i < 120_000; i++) {
        Order order = new Order("customer " + i, System.getProperty("shop.password", "none"));
        ORDERS.put("order " + i + " of " + order.password, order);
        mine.put("order " + i, order);
        garbage = new byte[20_000];
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Order {
    final String customer;
    final String password;
    final byte[] lines = new byte[500];

    Order(String customer, String password) {
      this.customer = customer;
      this.password = password;
    }
  }
}
