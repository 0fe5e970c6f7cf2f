package com.shop.others;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordingStream;

/**
 * A service that leaks, has events of its own, and listens to them when it is told to. Runs until
 * the line "end" comes in.
 */
public final class RecordedApp {
  /** How many events it makes for each "stream", half of them shorter than it wants to hear of. */
  public static final int EVENTS = 20;

  private static final Duration LONG = Duration.ofMillis(30);

  private static final Map<Integer, byte[]> KEPT = new ConcurrentHashMap<>();

  private static volatile byte[] garbage;

  private RecordedApp() {}

  /** An event of the application. */
  @Name("com.shop.Tick")
  static final class Tick extends Event {
    int number;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Thread leak = new Thread(RecordedApp::leak, "leak");
    leak.setDaemon(true);
    leak.start();
    System.out.println("app: up");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); !"end".equals(line); line = in.readLine()) {
      System.out.println("app: heard " + hear() + " events");
    }
  }

  private static void leak() {
    for (int i = 0; ; i++) {
      Tick tick = new Tick();
      tick.number = i;
      tick.begin();
      KEPT.put(i, new byte[2_000]);
      garbage = new byte[200_000];
      LockSupport.parkNanos(15_000_000);
      tick.commit();
    }
  }

  private static int hear() throws InterruptedException {
    CountDownLatch heard = new CountDownLatch(EVENTS / 2);
    try (RecordingStream stream = new RecordingStream()) {
      stream.enable(Tick.class).withThreshold(LONG);
      stream.onEvent(
          "com.shop.Tick",
          event -> {
            if (event.getInt("number") < 0) {
              heard.countDown();
            }
          });
      stream.startAsync();
      for (int i = 1; i <= EVENTS; i++) {
        Tick tick = new Tick();
        tick.number = -i;
        tick.begin();
        LockSupport.parkNanos(i % 2 == 0 ? LONG.toNanos() + 5_000_000 : 1);
        tick.commit();
      }
      if (!heard.await(20, TimeUnit.SECONDS)) {
        System.out.println("app: waited in vain");
      }
    }
    return EVENTS / 2 - (int) heard.getCount();
  }
}
