package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** An application that goes on loading classes at one rate is not starting: it does that. */
  private static final int STEADY_WINDOWS = 3;

  private static final double STEADY_GROWTH = 0.5;
  private static final double AS_FAST_AS_BEFORE = 0.8;

  private List<EarlyLoad> early = List.of();
  private @Nullable Instant windowStart;
  private @Nullable Instant steadySince;
  private long windowClasses;
  private long loadedBefore;
  private int steadyWindows;
  private long anchorClasses;
  private @Nullable Instant anchorTime;
  private @Nullable Instant end;

  /**
   * Takes what was counted before the first reading, which tells whether classes go on being loaded
   * at one rate.
   */
  void begin(List<EarlyLoad> counted) {
    early = List.copyOf(counted);
  }

  private void replay(long loadedClasses) {
    List<EarlyLoad> before = early;
    early = List.of();
    for (EarlyLoad load : before) {
      long since = before.get(before.size() - 1).classes() - load.classes();
      steady(load.time(), Math.max(1, loadedClasses - since));
    }
  }

  /**
   * Takes the next reading.
   *
   * @param loadedClasses classes loaded now
   */
  void observe(Instant time, Duration uptime, long loadedClasses) {
    if (end != null) {
      return;
    }
    replay(loadedClasses);
    if (anchorTime == null || loadedClasses > anchorClasses * (1 + SETTLED_GROWTH)) {
      anchorTime = time;
      anchorClasses = loadedClasses;
    }
    boolean settled = Duration.between(anchorTime, time).compareTo(SETTLING) >= 0;
    if (uptime.compareTo(LONGEST) >= 0 || (settled && uptime.compareTo(SHORTEST) >= 0)) {
      end = anchorTime;
    } else if (steady(time, loadedClasses)) {
      end = steadySince;
    }
  }

  /** Several windows in a row in which about as many classes came as in the one before. */
  private boolean steady(Instant time, long classes) {
    Instant start = windowStart;
    if (start == null) {
      windowStart = time;
      windowClasses = classes;
    } else if (Duration.between(start, time).compareTo(SETTLING) >= 0) {
      long loaded = classes - windowClasses;
      boolean few = loaded < STEADY_GROWTH * windowClasses;
      boolean same =
          loaded >= AS_FAST_AS_BEFORE * loadedBefore && AS_FAST_AS_BEFORE * loaded <= loadedBefore;
      if (!few || !same) {
        steadyWindows = 0;
      } else if (steadyWindows++ == 0) {
        steadySince = start;
      }
      windowStart = time;
      windowClasses = classes;
      loadedBefore = loaded;
    }
    return steadyWindows >= STEADY_WINDOWS;
  }

  /** When the application was up, or null while it is starting. */
  @Nullable Instant end() {
    return end;
  }

  /** What the live set can tell before the end of the warm-up: nothing. */
  static Trend starting() {
    return new Trend(
        Trend.Shape.CANNOT_TELL,
        0,
        0,
        0,
        null,
        Duration.ZERO,
        0,
        1,
        "the application is still starting: class loading has not settled");
  }
}
