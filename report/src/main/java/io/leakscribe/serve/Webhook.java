package io.leakscribe.serve;

import io.leakscribe.web.NoRoomException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Takes webhooks of Alertmanager: bounded, kept on disk, answered, and only then looked at.
 *
 * <p>Under pressure the answer is 503 and never 429: Alertmanager sends again after the one and
 * gives up after the other. Thread-safe.
 */
final class Webhook {
  /** A thousand alerts with long annotations are about a megabyte. */
  static final int MOST_BYTES = 4 << 20;

  private static final int AT_ONCE = 8;
  private static final long WAIT_SECONDS = 3;
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final AlertSink sink;
  private final InstantSource clock;
  private final Counts counts;
  private final Runnable changed;
  private final Consumer<String> log;
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final AtomicReference<Instant> said = new AtomicReference<>(Instant.EPOCH);
  private final AtomicBoolean failing = new AtomicBoolean();

  /**
   * @param changed called when something was kept; returns at once
   */
  Webhook(
      AlertSink sink, InstantSource clock, Counts counts, Runnable changed, Consumer<String> log) {
    this.sink = sink;
    this.clock = clock;
    this.counts = counts;
    this.changed = changed;
    this.log = log;
  }

  Reply answer(Request request) throws IOException {
    if (!request.contentType().equals("application/json")) {
      counts.webhook(Counts.Webhook.REFUSED);
      return Reply.text(415, "send application/json, as Alertmanager's webhook_configs does");
    }
    byte[] body;
    try {
      body = request.body(MOST_BYTES);
    } catch (NoRoomException e) {
      return busy();
    }
    if (body == null) {
      counts.webhook(Counts.Webhook.TOO_LARGE);
      return Reply.text(
          413,
          "at most " + MOST_BYTES + " bytes; set max_alerts in Alertmanager's webhook_configs");
    }
    if (!enter()) {
      return busy();
    }
    try {
      return keep(body, request.peer());
    } finally {
      room.release();
    }
  }

  private Reply busy() {
    counts.webhook(Counts.Webhook.UNAVAILABLE);
    return Reply.text(503, "busy; send it again").with("Retry-After", "5");
  }

  private boolean enter() {
    try {
      return room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Reply keep(byte[] body, String peer) {
    Instant now = clock.instant();
    int unmatched;
    try {
      unmatched = sink.accept(body, now, peer);
    } catch (AlertSink.Refused e) {
      counts.webhook(Counts.Webhook.REFUSED);
      return Reply.text(400, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      counts.webhook(Counts.Webhook.UNAVAILABLE);
      if (!failing.getAndSet(true)) {
        log.accept(
            "cannot keep alerts: "
                + e.getMessage()
                + "; answering 503, so that Alertmanager sends them again;"
                + " free the disk or check its permissions");
      }
      return Reply.text(503, "cannot keep it now; send it again").with("Retry-After", "30");
    }
    if (failing.getAndSet(false)) {
      log.accept("alerts are kept again");
    }
    counts.webhook(unmatched > 0 ? Counts.Webhook.UNMATCHED : Counts.Webhook.KEPT);
    if (unmatched > 0) {
      sayUnmatched(unmatched, now);
    }
    changed.run();
    return Reply.text(200, "kept");
  }

  /** One line for a message, and none within a minute of the last: alerts come in storms. */
  private void sayUnmatched(int alerts, Instant now) {
    Instant last = said.get();
    boolean isSoon = Duration.between(last, now).abs().compareTo(QUIET) < 0;
    if (!isSoon && said.compareAndSet(last, now)) {
      log.accept(
          "alerts that name no service of --dir are kept under alerts/ ("
              + alerts
              + " in this message) and belong to no incident unless their instance or pod does;"
              + " give the rule a label 'service' (or 'app' or 'job') with the service's name");
    }
  }
}
