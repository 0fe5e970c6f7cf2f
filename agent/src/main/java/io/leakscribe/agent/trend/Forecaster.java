package io.leakscribe.agent.trend;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what is left will be used up. Pure. */
public final class Forecaster {
  /** Farther than this is "not foreseen". */
  private static final double MAX_SECONDS = Duration.ofDays(3650).getSeconds();

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
    Instant earliest = after(now, left / Math.max(trend.upper(), trend.perSecond()));
    Instant latest = trend.lower() > 0 ? after(now, left / trend.lower()) : null;
    return new Forecast(at, earliest == null ? at : earliest, latest);
  }

  private static @Nullable Instant after(Instant now, double seconds) {
    return seconds > MAX_SECONDS ? null : now.plusNanos((long) (seconds * 1e9));
  }
}
