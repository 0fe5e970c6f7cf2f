package io.leakscribe.agent.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Series series = new Series();

  @Test
  void ignores_readings_that_are_not_newer_or_not_a_number() {
    series.add(START.plusSeconds(10), 1);
    series.add(START.plusSeconds(10), 2);
    series.add(START, 3);
    series.add(START.plusSeconds(20), Double.NaN);
    series.add(START.plusSeconds(20), Double.POSITIVE_INFINITY);

    assertThat(series.size()).isEqualTo(1);
    assertThat(series.last()).isEqualTo(1);
    assertThat(series.firstTime()).isEqualTo(START.plusSeconds(10));
    assertThat(series.lastTime()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void sums_steps_up_and_steps_down() {
    double[] values = {5, 8, 6, 6, 10};
    for (int i = 0; i < values.length; i++) {
      series.add(START.plusSeconds(i), values[i]);
    }

    assertThat(series.increments()).isEqualTo(7);
    assertThat(series.decrements()).isEqualTo(2);
  }

  @Test
  void an_empty_series_says_so() {
    assertThat(series.size()).isZero();
    assertThat(series.last()).isNaN();
    assertThat(series.firstTime()).isNull();
    assertThat(TrendAnalyzer.worthAnalyzing(series)).isFalse();
  }

  @Test
  void reaches_back_four_weeks_in_a_few_levels() {
    int readings = 28 * 86_400 / 15;
    for (int i = 0; i < readings; i++) {
      series.add(START.plusSeconds(15L * i), i);
    }

    assertThat(series.levels()).isLessThanOrEqualTo(10);
    Window finest = series.window(0, 0);
    assertThat(finest.size).isEqualTo(Level.BUCKETS);
    assertThat(finest.values[finest.size - 1]).isEqualTo(readings - 1);
    int k = series.levels() - 1;
    while (series.level(k).size() < 12) {
      k--;
    }
    Window coarsest = series.window(k, 0);
    assertThat(coarsest.start()).isLessThan(0.1 * series.lastSeconds());
    assertThat(coarsest.values[0]).as("bucket mean").isCloseTo(coarsest.times[0] / 15, within(1.0));
  }

  /** Some 10 KB, whatever the series. */
  @Test
  void keeps_fewer_than_six_hundred_points_of_a_year_of_looks() {
    int readings = 365 * 86_400 / 5;
    for (int i = 0; i < readings; i++) {
      series.add(START.plusSeconds(5L * i), i % 17_280);
    }

    int kept = 0;
    for (int k = 0; k < series.levels(); k++) {
      kept += series.level(k).size();
    }
    assertThat(series.size()).isEqualTo(readings);
    assertThat(kept).isLessThan(600);
  }
}
