package com.shop.survival;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody's service: its request threads never rest, and a thread of its own measures for how long
 * any of them made no progress. Standard input says what befalls it.
 */
public final class BusyService {
  private static final int THREADS = 6;
  private static final int CHUNK = 64 << 10;

  private static final Map<String, Order> ORDERS = new ConcurrentHashMap<>();

  /** A way of its own to whoever reads: {@code System.out} may be closed or gone. */
  private static final PrintStream SAY = say();

  private final Map<String, Order> recent = new ConcurrentHashMap<>();
  private final AtomicLongArray lastRequest = new AtomicLongArray(THREADS);
  private volatile long longestWaitNanos;
  private volatile boolean loading;
  private volatile Object sink = "";

  private BusyService() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    BusyService service = new BusyService();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      daemon("request-" + i, () -> service.serve(number));
    }
    daemon("watchdog", service::watch);
    SAY.println("app: up");
    service.listen();
  }

  private void listen() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("return")) {
        return;
      }
      obey(line);
      SAY.println("app: did " + line);
    }
  }

  private void obey(String line) throws Exception {
    switch (line) {
      case "leak" -> daemon("leak", this::leak);
      case "fill" -> fill();
      case "fill slowly" -> daemon("filler", this::fillSlowly);
      case "waited" -> {
        SAY.println("app: waited " + TimeUnit.NANOSECONDS.toMillis(longestWaitNanos));
        longestWaitNanos = 0;
      }
      case "close streams" -> {
        System.err.close();
        System.out.close();
      }
      case "throwing streams" -> setStreams(new Throwing());
      case "blocking streams" -> setStreams(new Blocking());
      case "load classes" -> {
        loading = true;
        daemon("loader-1", this::loadClasses);
        daemon("loader-2", this::loadClasses);
      }
      case "exit" -> System.exit(7);
      default -> SAY.println("app: what is " + line + "?");
    }
  }

  private void serve(int number) {
    for (long i = 0; ; i++) {
      try {
        request(number, i);
      } catch (OutOfMemoryError e) {
        // A server answers 500 and takes the next request.
        sink = "";
      }
      lastRequest.set(number, System.nanoTime());
    }
  }

  private void request(int number, long i) {
    sink = new byte[2_000];
    recent.put(number + "/" + i % 50, new Order(i));
    TimeUnit.MILLISECONDS.toNanos(i);
    LockSupport.parkNanos(2_000_000);
  }

  @SuppressWarnings("BusyWait")
  private void watch() {
    while (true) {
      long now = System.nanoTime();
      for (int i = 0; i < THREADS; i++) {
        long last = lastRequest.get(i);
        if (last != 0 && now - last > longestWaitNanos) {
          longestWaitNanos = now - last;
        }
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private void leak() {
    try {
      for (int i = 0; i < 36_000; i++) {
        ORDERS.put("order " + i, new Order(i));
        sink = new byte[60_000];
        TimeUnit.MILLISECONDS.sleep(2);
      }
    } catch (InterruptedException | OutOfMemoryError e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes all of the heap in many threads at once, and what others let go, for ten seconds. */
  private static void fill() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    List<Thread> fillers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      fillers.add(daemon("filler-" + i, () -> takeAll(end)));
    }
    for (Thread filler : fillers) {
      filler.join();
    }
  }

  private static void takeAll(long end) {
    Object[] chain = null;
    int size = CHUNK;
    while (System.nanoTime() < end) {
      try {
        chain = new Object[] {chain, new byte[size]};
      } catch (OutOfMemoryError e) {
        // To the last bytes, so that nobody finds room for anything.
        size = size > 64 ? size / 4 : CHUNK;
        LockSupport.parkNanos(1_000_000);
      }
    }
    ORDERS.clear();
  }

  /** As a leak does that nobody stops: the slower, the fuller it is. */
  private void fillSlowly() {
    Object[] chain = null;
    Runtime runtime = Runtime.getRuntime();
    while (true) {
      boolean nearlyFull = runtime.freeMemory() < runtime.maxMemory() / 6;
      chain = new Object[] {chain, new byte[nearlyFull ? 1_000 : 8_000]};
      sink = chain;
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static PrintStream say() {
    try {
      return new PrintStream(new FileOutputStream("/proc/self/fd/1"), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return System.out;
    }
  }

  private static void setStreams(OutputStream stream) {
    System.setErr(new PrintStream(stream, true, StandardCharsets.UTF_8));
    System.setOut(new PrintStream(stream, true, StandardCharsets.UTF_8));
  }

  /** Each round in a loader of its own: nothing of it is there already. */
  private void loadClasses() {
    URL own = BusyService.class.getProtectionDomain().getCodeSource().getLocation();
    List<Class<?>> kept = new ArrayList<>();
    while (loading) {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {own}, null)) {
        for (String name : List.of("BusyService", "BusyService$Order", "BusyService$Throwing")) {
          kept.add(Class.forName("com.shop.survival." + name, true, loader));
        }
        sink =
            Proxy.newProxyInstance(
                loader, new Class<?>[] {Runnable.class, Comparable.class}, (p, m, a) -> null);
      } catch (IOException | ReflectiveOperationException e) {
        SAY.println("app: cannot load: " + e);
        return;
      }
      if (kept.size() > 600) {
        kept.clear();
      }
    }
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** What is kept. */
  private static final class Order {
    final long number;
    final byte[] lines = new byte[900];
    final Map<String, String> items = new ConcurrentHashMap<>(2);

    Order(long number) {
      this.number = number;
    }
  }

  /** A stream that its owner has broken. */
  private static final class Throwing extends OutputStream {
    @Override
    public void write(int b) {
      throw new IllegalStateException("the application's own stream");
    }
  }

  /** A stream that nobody reads. */
  private static final class Blocking extends OutputStream {
    @Override
    public void write(int b) {
      while (true) {
        LockSupport.park(this);
      }
    }
  }
}
