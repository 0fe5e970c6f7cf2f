package com.example.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every service has beside its leak: reference data that stays, and requests that leave
 * garbage.
 */
final class Traffic implements Runnable {
  private static final int ARTICLES = 20_000;
  private static final int REQUESTS_PER_SECOND = 200;
  private static final int LINES = 40;

  private final Map<Integer, String> articles = new HashMap<>();
  private long bytes;

  /** Starts it on a daemon thread of its own. */
  static void start() {
    Traffic traffic = new Traffic();
    for (int i = 0; i < ARTICLES; i++) {
      traffic.articles.put(i, "article " + i + " ".repeat(200));
    }
    Thread thread = new Thread(traffic, "traffic");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(1000 / REQUESTS_PER_SECOND);
        bytes += request((int) (bytes % ARTICLES));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int request(int article) {
    List<byte[]> lines = new ArrayList<>();
    int sum = 1;
    for (int i = 0; i < LINES; i++) {
      lines.add((articles.get((article + i) % ARTICLES) + i).repeat(5).getBytes());
      sum += lines.get(i).length;
    }
    return sum;
  }
}
