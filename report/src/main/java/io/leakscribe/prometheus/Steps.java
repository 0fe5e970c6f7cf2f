package io.leakscribe.prometheus;

import java.time.Duration;

/** Steps that people would choose. */
final class Steps {
  private static final int[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200
  };

  private Steps() {}

  /** The shortest one that is no shorter. */
  static Duration atLeast(Duration least) {
    for (int seconds : SECONDS) {
      Duration step = Duration.ofSeconds(seconds);
      if (step.compareTo(least) >= 0) {
        return step;
      }
    }
    return Duration.ofDays(1);
  }
}
