package io.leakscribe.scenarios;

import java.time.Duration;
import java.util.Locale;

/** Durations as they read on a terminal. */
final class Times {

  private Times() {}

  /** {@code 2:05} for minutes and seconds, {@code 3.4 h} for long ones. */
  static String brief(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds >= 7200
        ? String.format(Locale.ROOT, "%.1f h", seconds / 3600.0)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
