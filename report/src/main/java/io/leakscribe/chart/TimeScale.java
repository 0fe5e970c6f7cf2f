package io.leakscribe.chart;

import java.time.Duration;
import java.time.Instant;

/** Where a time lies between the left and the right end of the data. */
record TimeScale(Instant from, Instant to, double left, double right) {
  TimeScale {
    to = to.isAfter(from.plusSeconds(1)) ? to : from.plusSeconds(1);
  }

  /** The place of a time; one that lies outside is put at the end. */
  double x(Instant time) {
    double share = millis(from, time) / millis(from, to);
    return left + Math.max(0, Math.min(1, share)) * (right - left);
  }

  boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  private static double millis(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() * 1e3 + between.getNano() / 1e6;
  }
}
