package io.leakscribe.agent.trend;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what is left will be used up. Pure. */
public final class Forecaster {
  /** Farther than this is "not foreseen". */
  private static final double MAX_SECONDS = Duration.ofDays(3650).toSeconds();

  /** Relative error of the slope per length of the window that is extrapolated; by simulation. */
  private static final double FASTER_PER_WINDOW = 0.04;

  /** Growth seen on the rising flank of a day looks faster than it is, more often than slower. */
  private static final double SLOWER_PER_WINDOW = 0.12;

  /** Before it has been watched for that long, no weekend may have been seen. */
  private static final double WEEK_SECONDS = Duration.ofDays(7).toSeconds();

  private Forecaster() {}

  /**
   * Extends the trend until the headroom is gone.
   *
   * @param headroom what is left, in the unit of the series; 0 or less gives {@code now}
   * @return null when the series does not grow, or when it would take more than ten years
   */
  public static @Nullable Forecast exhaustion(Trend trend, double headroom, Instant now) {
    if (!trend.growing() || !(trend.perSecond() > 0) || Double.isNaN(headroom)) {
      return null;
    }
    double left = Math.max(0, headroom);
    Instant at = after(now, left / trend.perSecond());
    if (at == null) {
      return null;
    }
    double reach = reach(trend, left / trend.perSecond());
    double faster = 1 + Math.min(1, FASTER_PER_WINDOW * reach);
    double slower = 1 - Math.min(1, SLOWER_PER_WINDOW * reach);
    double fastest = Math.max(trend.upper(), trend.perSecond()) * faster;
    double slowest = Math.min(trend.lower(), trend.perSecond()) * slower;
    Instant earliest = after(now, left / fastest);
    Instant latest = slowest > 0 ? after(now, left / slowest) : null;
    return new Forecast(at, earliest == null ? at : earliest, latest);
  }

  /**
   * How many windows ahead. Sen's interval knows the noise, not that tomorrow's load may differ, so
   * doubt grows with the reach.
   */
  private static double reach(Trend trend, double seconds) {
    double window = trend.window().toMillis() / 1e3;
    return window <= 0 ? Double.POSITIVE_INFINITY : seconds / window;
  }

  /**
   * Extends the fitted line of the newest window instead of the newest reading, whose noise would
   * count fully when little is left. Prefer this one where the series is at hand.
   *
   * @param limit at which the resource is used up, in the unit of the series
   * @return null when the series does not grow, or when it would take more than ten years
   */
  public static @Nullable Forecast exhaustion(Series s, Trend trend, double limit, Instant now) {
    Instant since = trend.since();
    if (!trend.growing() || since == null) {
      return null;
    }
    FittedLevel level = level(s, since, trend.perSecond(), now);
    Forecast middle = exhaustion(trend, limit - level.middle(), now);
    Forecast soon = exhaustion(trend, limit - level.high(), now);
    Forecast late = exhaustion(trend, limit - level.low(), now);
    if (middle == null || soon == null) {
      return null;
    }
    return new Forecast(middle.at(), soon.earliest(), late == null ? null : late.latest());
  }

  private static FittedLevel level(Series s, Instant since, double slope, Instant now) {
    FittedLevel level = FittedLevel.of(s, s.toSeconds(since), slope, s.toSeconds(now));
    return s.lastSeconds() < WEEK_SECONDS ? level.withQuietDays() : level;
  }

  private static @Nullable Instant after(Instant now, double seconds) {
    return seconds > MAX_SECONDS ? null : now.plusNanos((long) (seconds * 1e9));
  }
}
