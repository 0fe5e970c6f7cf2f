package io.leakscribe.agent.trend;

import io.leakscribe.agent.trend.Lives.Draw;
import io.leakscribe.agent.trend.Lives.Life;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What came out of many lives, each looked at many times.
 *
 * @param alarms share of lives that were ever found growing
 * @param firstAlarm median time of the first alarm as a share of the life
 * @param growing share of all looks that said so
 * @param covered share of forecasts whose 90 % interval held the truth, NaN without any
 * @param width median width of the interval over the true remaining time
 */
record Rates(double alarms, double firstAlarm, double growing, double covered, double width) {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LOOKS = 100;
  private static final TrendAnalyzer ANALYZER = new TrendAnalyzer();

  /** Looks count from {@code after} seconds on, the analysis takes all readings. */
  static Rates of(Draw draw, Options options, double after, int seeds) {
    Tally tally = new Tally();
    for (long seed = 0; seed < seeds; seed++) {
      tally.live(draw.life(seed), options, after);
    }
    return tally.rates(seeds);
  }

  /** One line of the table; forecasts only say something where there is an end to foresee. */
  String row(String name, boolean leak) {
    return String.format(
        Locale.ROOT,
        "| %-42s | %5.1f | %s | %5.1f | %s | %s |",
        name,
        100 * alarms,
        cell("%5.3f", firstAlarm),
        100 * growing,
        cell("%5.1f", leak ? 100 * covered : Double.NaN),
        cell("%5.2f", leak ? width : Double.NaN));
  }

  private static String cell(String format, double value) {
    return Double.isNaN(value) ? "     " : String.format(Locale.ROOT, format, value);
  }

  static Instant instant(double seconds) {
    return START.plusNanos((long) (seconds * 1e9));
  }

  private static final class Tally {
    private final List<Double> alarms = new ArrayList<>();
    private final List<Double> widths = new ArrayList<>();
    private int looks;
    private int growing;
    private int covered;

    void live(Life life, Options options, double after) {
      Series series = new Series();
      int n = life.values().length;
      double truth = life.crossing(Lives.FULL);
      double next = 0;
      boolean alarmed = false;
      for (int i = 0; i < n; i++) {
        double now = life.seconds()[i];
        series.add(instant(now), life.values()[i]);
        if (i < next || now < after) {
          continue;
        }
        next = i + n / (double) LOOKS;
        looks++;
        Trend trend = ANALYZER.analyze(series, instant(now), options);
        if (trend.growing()) {
          growing++;
          if (!alarmed) {
            alarms.add(now / life.seconds()[n - 1]);
          }
          alarmed = true;
          forecast(series, trend, now, truth);
        }
      }
    }

    private void forecast(Series series, Trend trend, double now, double truth) {
      Forecast f = Forecaster.exhaustion(series, trend, Lives.FULL, instant(now));
      if (f == null || now >= truth) {
        return;
      }
      double earliest = seconds(f.earliest());
      double latest = f.latest() == null ? Double.POSITIVE_INFINITY : seconds(f.latest());
      covered += earliest <= truth && truth <= latest ? 1 : 0;
      widths.add((latest - earliest) / (truth - now));
    }

    Rates rates(int seeds) {
      return new Rates(
          alarms.size() / (double) seeds,
          median(alarms),
          growing / (double) looks,
          covered / (double) widths.size(),
          median(widths));
    }

    private static double seconds(Instant time) {
      return (time.toEpochMilli() - START.toEpochMilli()) / 1e3;
    }

    private static double median(List<Double> values) {
      Collections.sort(values);
      return values.isEmpty() ? Double.NaN : values.get(values.size() / 2);
    }
  }
}
