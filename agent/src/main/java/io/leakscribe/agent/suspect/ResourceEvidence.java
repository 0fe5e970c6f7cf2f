package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the use of a resource outside the heap says, and the count of what uses it. */
final class ResourceEvidence {
  private static final double STAYS = 0.05;
  private static final double TURNS_OVER = 0.6;
  private static final double FURTHEST_FORECAST = 20;

  private ResourceEvidence() {}

  /**
   * Adds that the count of one name grows.
   *
   * @param what {@code threads named pool-#-thread-#}
   */
  static void addCount(Ledger ledger, String what, double now, Trend trend) {
    double before = Math.max(0, now - trend.perSecond() * trend.window().toSeconds());
    ledger.add(
        Sign.HOLDER_GROWS,
        "The number of "
            + what
            + " grew from about "
            + Words.count(before)
            + " to "
            + Words.count(now)
            + " in "
            + Words.duration(trend.window())
            + ", "
            + Words.count(trend.perSecond() * 3600)
            + " an hour (trend test p = "
            + String.format(Locale.ROOT, "%.0e", trend.pValue())
            + ").");
  }

  /**
   * Adds how many of those that came have gone.
   *
   * @param seen {@code threads were started, and}
   */
  static void addTurnover(Ledger ledger, double came, double went, String seen, String after) {
    if (came <= 0) {
      return;
    }
    String statement = Words.count(came) + " " + seen + " " + Words.count(went) + " " + after;
    if (went <= STAYS * came) {
      ledger.add(Sign.HOLDER_NEVER_SHRINKS, statement);
    } else if (went >= TURNS_OVER * came) {
      ledger.add(Sign.HOLDER_TURNS_OVER, statement);
    }
  }

  /** Adds what the resource as a whole does. */
  static void addResource(
      Ledger ledger, String resource, Trend trend, double level, DoubleFunction<String> unit) {
    if (trend.growing()) {
      ledger.add(
          Sign.RESOURCE_GROWS,
          resource
              + " grows by "
              + unit.apply(trend.perSecond() * 3600)
              + " an hour ("
              + unit.apply(trend.lower() * 3600)
              + " to "
              + unit.apply(trend.upper() * 3600)
              + "), to "
              + unit.apply(level)
              + " now.");
    } else if (trend.shape() == Trend.Shape.STEADY) {
      ledger.add(
          Sign.RESOURCE_LEVEL, resource + " as a whole is level at " + unit.apply(level) + ".");
    }
  }

  /**
   * Adds how far away the limit is, in units of the time watched.
   *
   * @param farCounts whether a limit that is far away speaks against
   */
  static void addHorizon(
      Ledger ledger,
      Scene scene,
      String resource,
      String limit,
      @Nullable Forecast forecast,
      boolean farCounts) {
    if (forecast == null) {
      return;
    }
    Duration left = Duration.between(scene.now(), forecast.at());
    double times = times(scene, forecast);
    Sign sign = sign(times);
    if (sign != null && (sign.weight > 0 || farCounts)) {
      ledger.add(
          sign,
          "At this rate "
              + resource
              + " reaches its limit of "
              + limit
              + " in "
              + Words.duration(left)
              + ", "
              + String.format(Locale.ROOT, "%.1f", times)
              + " times as long as it has been watched"
              + (sign.weight < 0 ? ": too early to tell." : "."));
    }
  }

  /** Whether that is too far away to say anything yet. */
  static boolean isFar(Scene scene, Forecast forecast) {
    return times(scene, forecast) > FURTHEST_FORECAST;
  }

  private static double times(Scene scene, Forecast forecast) {
    Duration left = Duration.between(scene.now(), forecast.at());
    return (double) left.toMillis() / Math.max(1, scene.observed().toMillis());
  }

  private static @Nullable Sign sign(double times) {
    if (times > FURTHEST_FORECAST) {
      return Sign.RESOURCE_FULL_TOO_FAR;
    }
    if (times <= 1) {
      return Sign.RESOURCE_FULL_SOONER_THAN_WATCHED;
    }
    return times <= 2 ? Sign.RESOURCE_FULL_WITHIN_TWICE_WATCHED : null;
  }
}
