package io.leakscribe.bench.service;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Collects metrics now and then, as somebody would who runs an agent that serves them. */
final class Scraper implements Closeable {
  private static final int EVERY_SECONDS = 5;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger answers = new AtomicInteger();
  private final Thread thread;

  private Scraper(int port) {
    thread = new Thread(() -> run(port), "scraper");
    thread.setDaemon(true);
  }

  static Scraper of(int port) {
    Scraper scraper = new Scraper(port);
    scraper.thread.start();
    return scraper;
  }

  int answers() {
    return answers.get();
  }

  private void run(int port) {
    try {
      while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
        if (scrape(port)) {
          answers.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean scrape(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openConnection();
      connection.setReadTimeout(EVERY_SECONDS * 1000);
      try (InputStream in = connection.getInputStream()) {
        return in.readAllBytes().length > 0;
      }
    } catch (IOException e) {
      return false; // it counts answers; none at all is seen there
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
