package io.leakscribe.trials.servers;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who come, each with a session, and leave; at a steady rate until closed. */
final class Visitors implements AutoCloseable {
  private static final int EVERY_MILLIS = 20;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger served = new AtomicInteger();

  private Visitors() {}

  /** Each leaves this many bytes behind. */
  static Visitors of(URI application, int bytes) {
    Visitors visitors = new Visitors();
    var unused =
        visitors.clock.scheduleAtFixedRate(
            () -> visitors.tryOne(application, bytes), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return visitors;
  }

  /** How many came and left. */
  int served() {
    return served.get();
  }

  // An exception would end the schedule, and the server is asked until it is down.
  private void tryOne(URI application, int bytes) {
    try {
      leave(application, come(application, bytes));
      served.incrementAndGet();
    } catch (AssertionError notServed) {
      // Told by the number of those who were.
    }
  }

  /** Comes, and returns the cookie of the session. */
  static String come(URI application, int bytes) {
    HttpResponse<String> answer = Web.get(application.resolve("visit?bytes=" + bytes));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    String cookie = answer.headers().firstValue("set-cookie").orElseThrow(AssertionError::new);
    return cookie.substring(0, cookie.indexOf(';'));
  }

  static void leave(URI application, String cookie) {
    if (Web.get(application.resolve("leave"), "Cookie", cookie).statusCode() != 200) {
      throw new AssertionError("cannot leave");
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
