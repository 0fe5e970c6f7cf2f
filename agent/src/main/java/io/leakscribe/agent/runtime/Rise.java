package io.leakscribe.agent.runtime;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a measured quantity rises just now: by the lowest of its newest readings against the
 * lowest of those before, since what goes up and down again is no rise; and at once where the
 * newest is higher than all before. Not thread-safe.
 */
final class Rise {
  /** Readings that are closer together are one point. */
  private static final long STEP_MILLIS = Duration.ofSeconds(5).toMillis();

  private static final int HALF = 2;
  private static final int POINTS = 2 * HALF;
  private static final int NEWEST = POINTS - 1;

  private final long[] times = new long[POINTS];
  private final double[] lows = new double[POINTS];
  private final double[] highs = new double[POINTS];
  private int size;

  /** A reading. One that comes late, after a newer one, is not taken. */
  void add(Instant time, double value) {
    long millis = time.toEpochMilli();
    if (size > 0 && millis < times[size - 1]) {
      return;
    }
    if (size > 0 && millis - times[size - 1] < STEP_MILLIS) {
      lows[size - 1] = Math.min(lows[size - 1], value);
      highs[size - 1] = Math.max(highs[size - 1], value);
      return;
    }
    if (size == POINTS) {
      forgetOldest();
    }
    times[size] = millis;
    lows[size] = value;
    highs[size] = value;
    size++;
  }

  private void forgetOldest() {
    System.arraycopy(times, 1, times, 0, NEWEST);
    System.arraycopy(lows, 1, lows, 0, NEWEST);
    System.arraycopy(highs, 1, highs, 0, NEWEST);
    size--;
  }

  /** Per second, zero where it falls; null before there are enough readings to tell. */
  @Nullable Double perSecond() {
    if (size < POINTS) {
      return null;
    }
    int before = lowest(0);
    int now = lowest(HALF);
    double steady = (lows[now] - lows[before]) / (times[now] - times[before]);
    double sudden = (lows[NEWEST] - highest()) / (times[NEWEST] - times[NEWEST - 1]);
    return 1000 * Math.max(0, Math.max(steady, sudden));
  }

  private int lowest(int from) {
    int lowest = from;
    for (int i = from + 1; i < from + HALF; i++) {
      if (lows[i] < lows[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }

  private double highest() {
    double highest = highs[0];
    for (int i = 1; i < NEWEST; i++) {
      highest = Math.max(highest, highs[i]);
    }
    return highest;
  }

  /** The newest point; zero before the first. */
  double last() {
    return size == 0 ? 0 : lows[size - 1];
  }
}
