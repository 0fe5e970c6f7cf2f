package io.leakscribe.agent.probe.heap;

import io.leakscribe.agent.observe.LiveSetReading;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Readings of the live set, each taken right after a collection. Thread-safe; keeps at most 1024
 * readings that nobody drains and drops the oldest.
 *
 * <p>Listens to the flight recorder; without it to GC notifications. Never triggers a collection.
 * What is not collected is not read: a collector that seldom reclaims old memory gives few {@code
 * OLD_RECLAIMED} readings.
 */
public final class HeapProbe implements AutoCloseable {

  private static final int JDK = Runtime.version().feature();

  /** From here on G1 collects with the next collection what the last had no room to copy. */
  private static final int COLLECTS_FAILED = 22;

  private final GcReadings readings;
  private final Consumer<String> log;
  private volatile GcSource source = () -> {};
  private volatile @Nullable Runnable onClockSet;
  private volatile boolean closed;

  private HeapProbe(GcReadings readings, Consumer<String> log) {
    this.readings = readings;
    this.log = log;
  }

  /**
   * Starts listening. Takes up to a second of CPU, on a thread of its own.
   *
   * @param log takes one line for each thing an operator should know
   * @param clock goes forward only; the readings have its times
   */
  public static HeapProbe start(Consumer<String> log, InstantSource clock) {
    HeardAt heardAt = new HeardAt(clock, InstantSource.system());
    HeapProbe probe =
        new HeapProbe(
            new GcReadings(wholeHeapNamesAreReliable(), JDK >= COLLECTS_FAILED, heardAt), log);
    probe.startFlightRecorder();
    return probe;
  }

  /** Readings since the last call, oldest first. */
  public List<LiveSetReading> drain() {
    source.poll();
    readings.tick();
    return readings.drain();
  }

  /**
   * How often old memory has been reclaimed so far. An object that nobody reaches is gone at the
   * latest when this has risen by two.
   */
  public long oldCollections() {
    source.poll();
    return readings.oldCollections();
  }

  /** Total of all pauses for collection heard of. */
  public Duration pauses() {
    return readings.pauses();
  }

  /** To be called when somebody has set the wall clock: by it the recorder orders its chunks. */
  public void clockWasSet() {
    Runnable restart = onClockSet;
    if (restart != null) {
      restart.run();
    }
  }

  @Override
  public void close() {
    closed = true;
    source.close();
  }

  private void startFlightRecorder() {
    try {
      JfrGcSource jfr = new JfrGcSource(readings, log, this::startFallback);
      source = jfr;
      onClockSet = jfr::restart;
      jfr.start();
    } catch (LinkageError e) {
      log.accept("no flight recorder in this runtime image (add module jdk.jfr)");
      startFallback();
    }
  }

  private void startFallback() {
    if (closed) {
      return;
    }
    source = FallbackGcSource.start(readings, log);
    if (closed) {
      source.close();
    }
  }

  /**
   * Generational Shenandoah calls young and global collections alike: then no reading may claim to
   * be a live set.
   */
  private static boolean wholeHeapNamesAreReliable() {
    try {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .noneMatch(pool -> pool.getName().equals("Shenandoah Young Gen"));
    } catch (LinkageError e) {
      return true;
    }
  }
}
