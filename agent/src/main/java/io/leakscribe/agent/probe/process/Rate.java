package io.leakscribe.agent.probe.process;

import org.jspecify.annotations.Nullable;

/**
 * Turns a counter that only rises into its rate per second since the last look. Not thread-safe.
 */
final class Rate {

  private long lastNanos;
  private double last = Double.NaN;

  /**
   * The rate since the last look.
   *
   * @param count the counter now; null if it cannot be read
   * @return null at the first look, without a count, and when the counter has fallen
   */
  @Nullable Double next(long nanoTime, @Nullable Double count) {
    if (count == null) {
      last = Double.NaN;
      return null;
    }
    double seconds = (nanoTime - lastNanos) / 1e9;
    double difference = count - last;
    lastNanos = nanoTime;
    last = count;
    return seconds > 0 && difference >= 0 ? difference / seconds : null;
  }
}
