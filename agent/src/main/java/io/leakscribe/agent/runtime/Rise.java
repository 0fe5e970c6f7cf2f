package io.leakscribe.agent.runtime;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a measured quantity rises just now: by the lowest of its newest readings against the
 * lowest of those before. The lowest, since what goes up and down again is no rise. Not
 * thread-safe.
 */
final class Rise {
  /** Readings that are closer together are one point, the lowest of them. */
  private static final long STEP_MILLIS = Duration.ofSeconds(5).toMillis();

  private static final int HALF = 2;
  private static final int POINTS = 2 * HALF;

  private final long[] times = new long[POINTS];
  private final double[] values = new double[POINTS];
  private int size;

  /** A reading; to be called in the order of time. */
  void add(Instant time, double value) {
    long millis = time.toEpochMilli();
    if (size > 0 && millis - times[size - 1] < STEP_MILLIS) {
      values[size - 1] = Math.min(values[size - 1], value);
      return;
    }
    if (size == POINTS) {
      System.arraycopy(times, 1, times, 0, POINTS - 1);
      System.arraycopy(values, 1, values, 0, POINTS - 1);
      size--;
    }
    times[size] = millis;
    values[size] = value;
    size++;
  }

  /** Per second, zero where it falls; null before there are enough readings to tell. */
  @Nullable Double perSecond() {
    if (size < POINTS) {
      return null;
    }
    int before = lowest(0);
    int now = lowest(HALF);
    return Math.max(0, (values[now] - values[before]) * 1000 / (times[now] - times[before]));
  }

  private int lowest(int from) {
    int lowest = from;
    for (int i = from + 1; i < from + HALF; i++) {
      if (values[i] < values[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }

  /** The newest point; zero before the first. */
  double last() {
    return size == 0 ? 0 : values[size - 1];
  }
}
