package com.shop.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Name;

/**
 * Somebody's application with the same secret in every place that it can be in. It holds on to
 * sessions, to evicted cache entries, to what threads keep and to tasks, until it is told to end.
 */
@SecretiveApp.Marked(SecretiveApp.ANNOTATED)
public final class SecretiveApp {
  /** The only place where it can be nothing but a constant. */
  static final String ANNOTATED = "xyzzyPlugh-annotation";

  /** What comes before the secret in an event of the recorder; letters only, to be searched for. */
  public static final String EVENT = "cardInEvent";

  static final Map<Object, Entry> EVICTED = new ConcurrentHashMap<>();

  /**
   * Events of a class that has just come are recorded until the agent looks again, once a second.
   */
  private static final long SOON = TimeUnit.SECONDS.toNanos(15);

  static final ThreadLocal<List<Entry>> SCRATCH = ThreadLocal.withInitial(ArrayList::new);
  static final List<Throwable> FAILURES = new ArrayList<>();

  private static String secret = "";

  /** On classes. */
  @interface Marked {
    String value();
  }

  /** Takes what it needs to know when it is made, as enums do. */
  enum Tariff {
    GOLD("gold"),
    SILVER("silver");

    final String code;

    Tariff(String name) {
      code = System.getenv("SHOP_TOKEN") + "-enum-" + name;
    }
  }

  /**
   * Somebody's own event of the flight recorder; such events are enabled unless somebody says no.
   */
  @Name("shop.Paid")
  static final class Paid extends Event {
    String card = "";
  }

  /** What leaks. Its own methods tell the secret to whoever calls them. */
  static final class Entry {
    final String password;
    final char[] pin;
    final byte[] weight = new byte[1500];

    Entry(String password) {
      this.password = password;
      this.pin = password.toCharArray();
    }

    @Override
    public String toString() {
      return password;
    }
  }

  private SecretiveApp() {}

  /** Runs until its input ends. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws Exception {
    secret = System.getenv("SHOP_TOKEN");
    Path file = Path.of(System.getProperty("java.io.tmpdir"), secret + "-file");
    try (var open = Files.newBufferedWriter(file)) {
      open.write(secret + "-content");
      WebShop shop = WebShop.start(secret);
      ExecutorService threads = named();
      ScheduledExecutorService tasks = Executors.newScheduledThreadPool(1);
      Cache<String, Entry> cache =
          Caffeine.newBuilder()
              .maximumSize(50)
              .executor(Runnable::run)
              .evictionListener(
                  (key, value, cause) -> EVICTED.put(String.valueOf(key), (Entry) value))
              .build();
      Thread leak = new Thread(() -> leak(shop, threads, tasks, cache), "leak?token=" + secret);
      leak.setDaemon(true);
      leak.start();
      System.out.println("app: up");
      while (System.in.read() >= 0) {
        System.out.println("app: " + Tariff.values().length + " " + FAILURES.isEmpty());
      }
    }
    Files.deleteIfExists(file);
    Runtime.getRuntime().exit(0);
  }

  /** Names of threads that hold data, in the ways that are met. */
  private static ExecutorService named() {
    List<String> names =
        List.of(
            "GET /pay?card=" + secret,
            "handle request of " + secret,
            "worker-Q8xK2vR7tL9mW3pZ",
            "mail to " + secret + "@shop.example");
    int[] next = {0};
    return Executors.newFixedThreadPool(
        names.size(),
        task -> {
          Thread thread = new Thread(task, names.get(next[0]++ % names.size()));
          thread.setDaemon(true);
          return thread;
        });
  }

  @SuppressWarnings("BusyWait")
  private static void leak(
      WebShop shop,
      ExecutorService threads,
      ScheduledExecutorService tasks,
      Cache<String, Entry> cache) {
    long up = System.nanoTime();
    for (int i = 0; ; i++) {
      String mine = secret + "-" + i;
      try {
        cache.put(mine + "-cache-key", new Entry(mine + "-cache-value"));
        threads.execute(() -> SCRATCH.get().add(new Entry(mine + "-thread-local")));
        tasks.schedule(() -> fail(mine), 9, TimeUnit.DAYS);
        if (i % 4 == 0) {
          shop.request(i);
        }
        if (i % 100 == 0) {
          Paid paid = new Paid();
          paid.card = (System.nanoTime() - up < SOON ? "" : EVENT) + mine;
          paid.commit();
          fail(mine);
        }
        Thread.sleep(2);
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException e) {
        FAILURES.add(e);
      }
    }
  }

  private static void fail(String what) {
    FAILURES.add(new IllegalStateException("cannot log in with " + what + "-exception"));
  }
}
