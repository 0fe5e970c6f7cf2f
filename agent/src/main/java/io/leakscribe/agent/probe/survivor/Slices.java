package io.leakscribe.agent.probe.survivor;

import java.time.Duration;
import java.time.Instant;

/**
 * The time since sampling began, cut into slices of equal length: each is a cohort of objects that
 * were allocated in it. There are at most {@value #MOST}; then their length doubles, so that two
 * minutes and two weeks are told in the same number. Not thread-safe.
 */
final class Slices {
  static final int MOST = 16;

  private final Instant start;
  private Duration length;

  Slices(Instant start, Duration length) {
    this.start = start;
    this.length = length;
  }

  /** Makes the slices long enough to reach until {@code now}. */
  void reach(Instant now) {
    while (Duration.between(start, now).compareTo(length.multipliedBy(MOST)) > 0) {
      length = length.multipliedBy(2);
    }
  }

  /** In which slice it lies; negative before the start. */
  int indexOf(Instant time) {
    long millis = Duration.between(start, time).toMillis();
    return Math.toIntExact(Math.floorDiv(millis, length.toMillis()));
  }

  /** Number of slices that were over by then. */
  int overAt(Instant time) {
    return Math.max(0, indexOf(time));
  }

  Instant start() {
    return start;
  }

  Duration length() {
    return length;
  }
}
