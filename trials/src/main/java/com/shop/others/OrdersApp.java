package com.shop.others;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that keeps ten orders for each request, prices in a bounded cache, and has a pool of
 * workers. Runs until a line comes in.
 */
public final class OrdersApp {
  private static final int WORKERS = 4;
  private static final int ORDERS_PER_REQUEST = 10;

  private static final Map<String, Order> ORDERS = new ConcurrentHashMap<>();

  private final Cache<Integer, String> prices = Caffeine.newBuilder().maximumSize(50).build();
  private final AtomicInteger last = new AtomicInteger();

  private OrdersApp() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    OrdersApp app = new OrdersApp();
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/order", exchange -> workers.execute(() -> app.answer(exchange)));
    server.start();
    System.out.println("app: up on " + server.getAddress().getPort());
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    server.stop(0);
    workers.shutdown();
    System.out.println("app: bye");
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      for (int i = 0; i < ORDERS_PER_REQUEST; i++) {
        order(last.incrementAndGet());
      }
      byte[] answer = ("orders " + ORDERS.size() + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      System.out.println("app: failed " + e);
    }
  }

  private void order(int number) {
    String price = prices.get(number % 100, item -> "price of " + item);
    ORDERS.put("order " + number, new Order(number, price, new byte[200]));
  }

  private record Order(int number, String price, byte[] lines) {}
}
