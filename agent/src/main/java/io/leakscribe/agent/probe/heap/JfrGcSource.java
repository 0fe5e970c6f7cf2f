package io.leakscribe.agent.probe.heap;

import io.leakscribe.agent.observe.RuntimeModules;
import io.leakscribe.agent.thread.AgentThreads;
import java.time.Duration;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * Hears of collections from JFR. The only class here that needs {@code jdk.jfr}: load it lazily, an
 * image may lack the module.
 *
 * <p>The stream runs on a daemon thread of our own. {@code startAsync()} called from the main
 * thread makes a thread that is no daemon, and the application would never exit.
 */
final class JfrGcSource implements GcSource {

  private static final int MAX_STARTS = 5;
  private static final long FIRST_WAIT_MILLIS = 1_000;

  /** One that ran this long may fail and begin again as if it were the first. */
  private static final long LONG_NANOS = Duration.ofMinutes(10).toNanos();

  /**
   * To list the events of the application takes a good part of what hearing of collections does.
   */
  private static final long BETWEEN_REFRESHES = Duration.ofSeconds(5).toNanos();

  private static final long MAX_BYTES = 4L << 20;

  private final GcReadings readings;
  private final Consumer<String> log;
  private final Runnable gaveUp;
  private final Thread thread = AgentThreads.daemon("leakscribe-gc", this::run);
  private @Nullable RecordingStream stream;
  private boolean closed;
  private boolean again;

  /** Of the stream's thread. */
  private long refreshed = System.nanoTime();

  private boolean failureTold;

  /** Whether events, or their absence, have ever reached us. */
  private volatile boolean worked;

  /**
   * Does not listen before {@link #start}.
   *
   * @param gaveUp called, on our thread, when the stream has died too often
   */
  JfrGcSource(GcReadings readings, Consumer<String> log, Runnable gaveUp) {
    this.readings = readings;
    this.log = log;
    this.gaveUp = gaveUp;
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    RecordingStream running;
    synchronized (this) {
      closed = true;
      running = stream;
      notifyAll();
    }
    if (running != null) {
      running.close();
    }
  }

  /** Begins anew, for what cannot tell its chunks apart any more. */
  void restart() {
    RecordingStream running;
    synchronized (this) {
      running = stream;
      again = running != null;
    }
    if (running != null) {
      running.close();
    }
  }

  private synchronized boolean takeAgain() {
    boolean taken = again;
    again = false;
    return taken;
  }

  private void run() {
    if (isClosed()) {
      return; // the recorder would only begin to end with the process
    }
    String reason = "the stream ended";
    int starts = 0;
    do {
      pause(starts == 0 ? 0 : FIRST_WAIT_MILLIS << starts);
      starts++;
      long begun = System.nanoTime();
      try {
        streamOnce();
      } catch (NoClassDefFoundError e) {
        reason = "this runtime lacks the module jdk.jfr; " + RuntimeModules.howToAdd("jdk.jfr");
      } catch (Exception | LinkageError | InternalError | OutOfMemoryError e) {
        reason = e.toString();
      }
      if (takeAgain() || System.nanoTime() - begun > LONG_NANOS) {
        starts = 0;
      }
      // One that never worked will not work later: no module, no writable directory, switched off.
    } while (worked && starts < MAX_STARTS && !isClosed());
    if (!isClosed()) {
      log.accept("no flight recorder after " + starts + " start(s): " + reason);
      gaveUp.run();
    }
  }

  private void streamOnce() {
    OwnEvents events =
        OwnEvents.open(
            "jdk.GarbageCollection",
            "jdk.GCHeapSummary",
            "jdk.G1GarbageCollection",
            "jdk.EvacuationFailed");
    try (RecordingStream opened = events.stream()) {
      configure(opened, events, new CollectionAssembler());
      if (publish(opened)) {
        opened.start();
      }
    } finally {
      publish(null);
      events.close();
    }
  }

  private void configure(RecordingStream opened, OwnEvents events, CollectionAssembler assembler) {
    opened.setMaxAge(Duration.ofMinutes(1));
    opened.setMaxSize(MAX_BYTES);
    // The assembler takes them in any order; to put them in order takes room for 100,000.
    opened.setOrdered(false);
    opened.onError(this::failed);
    opened.onEvent("jdk.GarbageCollection", e -> collection(assembler, e));
    opened.onEvent("jdk.GCHeapSummary", e -> heapSummary(assembler, e));
    opened.onEvent("jdk.G1GarbageCollection", e -> assembler.g1Type(id(e), e.getString("type")));
    opened.onEvent("jdk.EvacuationFailed", e -> assembler.evacuationFailed(id(e)));
    opened.onFlush(
        () -> {
          worked = true;
          refreshNowAndThen(events);
          assembler.takeComplete().forEach(readings::heard);
          readings.tick();
        });
  }

  /** Without this the recorder prints each one to the application's standard error. */
  private void failed(Throwable reason) {
    if (!failureTold) {
      failureTold = true;
      log.accept("a collection could not be read: " + reason + "; further ones are not told of");
    }
  }

  private void refreshNowAndThen(OwnEvents events) {
    long now = System.nanoTime();
    if (now - refreshed >= BETWEEN_REFRESHES) {
      refreshed = now;
      events.refresh();
    }
  }

  private static void collection(CollectionAssembler assembler, RecordedEvent event) {
    assembler.collection(
        id(event), event.getString("name"), event.getEndTime(), event.getDuration("sumOfPauses"));
  }

  private static void heapSummary(CollectionAssembler assembler, RecordedEvent event) {
    if ("After GC".equals(event.getString("when"))) {
      assembler.heapAfter(id(event), event.getLong("heapUsed"));
    }
  }

  private static long id(RecordedEvent event) {
    return event.getInt("gcId");
  }

  private synchronized boolean publish(@Nullable RecordingStream opened) {
    stream = opened;
    return !closed;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        // By nobody of ours: only close() ends this.
      }
    }
  }
}
