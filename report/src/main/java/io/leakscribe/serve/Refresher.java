package io.leakscribe.serve;

import io.leakscribe.draft.Drafts;
import io.leakscribe.incident.IncidentState;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Writes the drafts of open incidents anew, a moment after something was received. */
final class Refresher implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  /** How long after its end an incident is still written about. */
  private static final Duration AFTER = Duration.ofDays(7);

  private final Shelf shelf;
  private final InstantSource clock;
  private final Duration pause;
  private final Consumer<String> log;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor worker =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "leakscribe-drafts");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param pause how long to wait for more before writing
   */
  Refresher(Shelf shelf, InstantSource clock, Duration pause, Consumer<String> log) {
    this.shelf = shelf;
    this.clock = clock;
    this.pause = pause;
    this.log = log;
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Something changed; returns at once. However often it is called, one writing is due. */
  void changed() {
    if (due.compareAndSet(false, true)) {
      try {
        ScheduledFuture<?> unused =
            worker.schedule(this::refresh, pause.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        due.set(false); // closing
      }
    }
  }

  private void refresh() {
    due.set(false);
    try {
      shelf.entriesNow().stream().filter(this::isOfInterest).forEach(this::write);
    } catch (RuntimeException e) {
      log.accept("cannot refresh the drafts: " + e);
    }
  }

  /** After the end, alerts still resolve and people still write. */
  private boolean isOfInterest(Shelf.Entry entry) {
    return entry.incident().state() != IncidentState.RESOLVED
        || entry.incident().asOf().isAfter(clock.instant().minus(AFTER));
  }

  private void write(Shelf.Entry entry) {
    try {
      Drafts.write(entry.serviceDir(), entry.incident(), entry.skipped());
    } catch (IOException e) {
      log.accept("cannot refresh the draft of " + entry.incident().id() + ": " + e.getMessage());
    }
  }

  /** Waits for a while for what is being written: an interrupt would tear it. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.shutdownNow();
  }
}
