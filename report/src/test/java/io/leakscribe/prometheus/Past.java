package io.leakscribe.prometheus;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * A small language for what a Prometheus has stored: one sample of each series every 15 s. Minutes
 * are after {@code start}, and may be negative.
 */
final class Past {
  private static final double INTERVAL = 0.25;

  private final Instant start;
  private final double from;
  private final double to;
  private final StringBuilder text = new StringBuilder();

  Past(Instant start, double from, double to) {
    this.start = start;
    this.from = from;
    this.to = to;
  }

  /** A value at every minute. */
  Past gauge(String series, DoubleFunction<OptionalDouble> valueAt) {
    for (double minute = from; minute <= to; minute += INTERVAL) {
      double at = minute;
      valueAt.apply(minute).ifPresent(value -> sample(series, at, value));
    }
    return this;
  }

  /** What is counted per second; the sum begins at zero. */
  Past counter(String series, DoubleFunction<OptionalDouble> perSecondAt) {
    double sum = 0;
    for (double minute = from; minute <= to; minute += INTERVAL) {
      OptionalDouble rate = perSecondAt.apply(minute);
      if (rate.isPresent()) {
        sum += rate.getAsDouble() * 60 * INTERVAL;
        sample(series, minute, sum);
      }
    }
    return this;
  }

  private void sample(String series, double minute, double value) {
    long millis = start.toEpochMilli() + Math.round(minute * 60_000);
    text.append(String.format(Locale.ROOT, "%s %.3f %.3f%n", series, value, millis / 1000.0));
  }

  /** Always this value. */
  static DoubleFunction<OptionalDouble> always(double value) {
    return minute -> OptionalDouble.of(value);
  }

  /** This value from one minute to another, else nothing. */
  static DoubleFunction<OptionalDouble> between(double from, double to, double value) {
    return minute ->
        minute >= from && minute <= to ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** One value from one minute to another, else the usual one. */
  static DoubleFunction<OptionalDouble> but(double usual, double from, double to, double value) {
    return minute -> OptionalDouble.of(minute >= from && minute <= to ? value : usual);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
