package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.LiveSetReading.Basis;
import io.leakscribe.agent.trend.Series;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The live set over time. Readings after young collections are kept apart: they carry garbage of
 * unknown age, so only their lowest value in a while hints at the live set. Not thread-safe.
 */
final class HeapTrack {
  private static final int ENVELOPE_WINDOW = 5;
  private static final double MUCH = 0.25;

  /** What grows in one array makes hardly any garbage: the few collections may all come early. */
  private static final int ENOUGH = 4;

  final Series floor = new Series();
  final Series envelope = new Series();

  /** The live set against time: a few collections tell whether it rises, before a trend does. */
  final Attribution overTime = new Attribution();

  private @Nullable LiveSetReading last;
  private long lowest = Long.MAX_VALUE;
  private int inWindow;
  private int oldCollections;

  void observe(LiveSetReading reading) {
    if (reading.basis() == Basis.OLD_RECLAIMED) {
      last = reading;
      oldCollections++;
      floor.add(reading.time(), reading.bytes());
      overTime.add(reading.time().toEpochMilli(), reading.bytes());
    }
    lowest = Math.min(lowest, reading.bytes());
    if (++inWindow == ENVELOPE_WINDOW) {
      envelope.add(reading.time(), lowest);
      lowest = Long.MAX_VALUE;
      inWindow = 0;
    }
  }

  /**
   * Whether there is any sign of growth: more in use after collections than there was or, while
   * there were too few of them to tell, much of the heap in use.
   */
  boolean mayGrow(long used, long max) {
    Series told = floor.size() > 1 ? floor : envelope;
    boolean rises = told.size() > 1 && told.increments() > told.decrements();
    return rises || (told.size() < ENOUGH && used > MUCH * max);
  }

  /** Newest live-set reading, or null before the first. */
  @Nullable LiveSetReading last() {
    return last;
  }

  /** Live-set readings so far. */
  int oldCollections() {
    return oldCollections;
  }

  /** Best knowledge of the bytes in use without garbage; {@code used} where nothing is known. */
  double level(Instant now, long used) {
    if (last != null) {
      return last.bytes();
    }
    return envelope.size() > 0 ? envelope.last() : used;
  }
}
