package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  /** A minute of looks. */
  private static final int MOST_COUNTED = 128;

  private final SteadyLoading all = new SteadyLoading(SETTLING);

  /** Without what we load ourselves, which comes all at once and looks like a start. */
  private final SteadyLoading own = new SteadyLoading(SETTLING);

  private final List<OwnClasses> counted = new ArrayList<>();
  private @Nullable Long others;
  private long anchorClasses;
  private @Nullable Instant anchorTime;
  private @Nullable Instant end;

  /** Takes what the application has loaded; may be called long before the first reading. */
  void observe(OwnClasses loaded) {
    if (end == null && counted.size() < MOST_COUNTED) {
      counted.add(loaded);
    }
  }

  /** Which part of all classes a number is tells how much it matters. */
  private void countOwn(long loadedClasses) {
    if (others == null && !counted.isEmpty()) {
      others = Math.max(0, loadedClasses - counted.get(counted.size() - 1).loaded());
    }
    for (OwnClasses load : counted) {
      own.observe(load.time(), load.loaded() + (others == null ? 0 : others));
    }
    counted.clear();
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
    all.observe(time, loadedClasses);
    countOwn(loadedClasses);
    Instant steady = all.since() != null ? all.since() : own.since();
    if (anchorTime == null || loadedClasses > anchorClasses * (1 + SETTLED_GROWTH)) {
      anchorTime = time;
      anchorClasses = loadedClasses;
    }
    boolean settled = Duration.between(anchorTime, time).compareTo(SETTLING) >= 0;
    if (uptime.compareTo(LONGEST) >= 0 || (settled && uptime.compareTo(SHORTEST) >= 0)) {
      end = anchorTime;
    } else {
      end = steady;
    }
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
