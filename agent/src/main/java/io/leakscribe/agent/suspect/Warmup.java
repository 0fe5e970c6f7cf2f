package io.leakscribe.agent.suspect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the application has finished starting: class loading has settled. What grows before is
 * the application coming up, not a leak. Not thread-safe.
 */
final class Warmup {
  /** Nothing is judged before. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** An application that loads classes for ever is judged all the same. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final double SETTLED_GROWTH = 0.02;

  private long anchorClasses;
  private @Nullable Instant anchorTime;
  private @Nullable Instant end;

  /**
   * Takes the next reading.
   *
   * @param loadedClasses classes loaded now
   */
  void observe(Instant time, Duration uptime, long loadedClasses) {
    if (end != null) {
      return;
    }
    if (anchorTime == null || loadedClasses > anchorClasses * (1 + SETTLED_GROWTH)) {
      anchorTime = time;
      anchorClasses = loadedClasses;
    }
    boolean settled = Duration.between(anchorTime, time).compareTo(SETTLING) >= 0;
    if (uptime.compareTo(LONGEST) >= 0 || (settled && uptime.compareTo(SHORTEST) >= 0)) {
      end = anchorTime;
    }
  }

  /** When the application was up, or null while it is starting. */
  @Nullable Instant end() {
    return end;
  }
}
