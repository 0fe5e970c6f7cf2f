package com.example.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends customers to a shop on this machine at a steady rate, whatever the shop's answers.
 *
 * <p>Options: {@code --url} (loopback only), {@code --rate} (requests a second, 1 to 500), {@code
 * --seconds} (1 to 3600), {@code --max-requests} (1 to 1000000). The last line of standard output
 * is the result as JSON. Exit code 2 means a wrong option, 1 that the shop never answered.
 */
public final class Shoppers {

  /** Requests that a pair of one web and one mobile customer makes on average. */
  private static final double REQUESTS_PER_PAIR = 6.9 + 3.25;

  private static final long PAUSE_MILLIS = 1200;
  private static final int REPORT_SECONDS = 10;

  private final Tally tally = new Tally();
  private final Plans plans = new Plans();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final String url;
  private final AtomicLong allowance;
  private final HttpClient client;

  private Shoppers(String url, long maxRequests, ExecutorService executor) {
    this.url = url;
    this.allowance = new AtomicLong(maxRequests);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(executor)
            .build();
  }

  /** Runs the load; see the class for the options. */
  public static void main(String[] args) throws InterruptedException {
    Map<String, String> options = new HashMap<>();
    try {
      for (int i = 0; i < args.length; i += 2) {
        options.put(args[i], args[i + 1]);
      }
      String url = loopback(options.getOrDefault("--url", "http://127.0.0.1:8080"));
      long rate = number(options, "--rate", 40, 500);
      long seconds = number(options, "--seconds", 300, 3600);
      long max = number(options, "--max-requests", 1_000_000, 1_000_000);
      System.exit(new Shoppers(url, max, Executors.newFixedThreadPool(2)).run(rate, seconds));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
      System.err.println("Cannot start: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private int run(long rate, long seconds) throws InterruptedException {
    long periodMicros = (long) (1_000_000 * REQUESTS_PER_PAIR / rate);
    var arrivals = timer.scheduleAtFixedRate(this::arrive, 0, periodMicros, TimeUnit.MICROSECONDS);
    var reports =
        timer.scheduleAtFixedRate(this::progress, REPORT_SECONDS, REPORT_SECONDS, TimeUnit.SECONDS);
    TimeUnit.SECONDS.sleep(seconds);
    arrivals.cancel(false);
    reports.cancel(false);
    timer.shutdownNow();
    System.out.println(result(seconds));
    return tally.everAnswered() ? 0 : 1;
  }

  private void arrive() {
    shopper(plans.web()).next();
    shopper(plans.mobile()).next();
  }

  private Shopper shopper(List<Step> steps) {
    return new Shopper(client, timer, url, tally, allowance, steps, PAUSE_MILLIS);
  }

  private void progress() {
    System.out.printf(
        Locale.ROOT,
        "requests %d errors %d p50 %.1f ms p99 %.1f ms%n",
        tally.requests(),
        tally.errors(),
        tally.quantileMillis(0.5),
        tally.quantileMillis(0.99));
  }

  private String result(long seconds) {
    return String.format(
        Locale.ROOT,
        "{\"requests\":%d,\"errors\":%d,\"seconds\":%d,\"p50Millis\":%.1f,\"p99Millis\":%.1f}",
        tally.requests(),
        tally.errors(),
        seconds,
        tally.quantileMillis(0.5),
        tally.quantileMillis(0.99));
  }

  private static String loopback(String url) {
    String host = URI.create(url).getHost();
    if (!Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(host))) {
      throw new IllegalArgumentException(
          "--url is '" + url + "': give a shop on this machine, such as http://127.0.0.1:8080");
    }
    return url;
  }

  private static long number(Map<String, String> options, String name, long usual, long max) {
    String text = options.getOrDefault(name, Long.toString(usual));
    long value = Long.parseLong(text);
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " is " + text + ": give a number from 1 to " + max);
    }
    return value;
  }
}
