package io.leakscribe.agent.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SlowingTest {
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");

  @Test
  void a_straight_line_does_not_slow_down_even_when_its_readings_come_faster_and_faster() {
    Window window = new Window();
    for (int i = 1; i <= 30; i++) {
      double time = 100 * Math.log(i);
      window.add(time, 5 * time);
    }

    assertThat(Slowing.of(window).ratio()).isBetween(0.99, 1.01);
    assertThat(Slowing.of(window).remaining()).isGreaterThan(10_000);
  }

  @Test
  void what_remains_of_an_exponential_filling_is_told_from_its_bend() {
    Window window = new Window();
    for (int i = 0; i < 30; i++) {
      window.add(10 * i, 1000 * (1 - Math.exp(-10 * i / 200.0)));
    }

    double truth = 1000 * Math.exp(-290 / 200.0);
    assertThat(Slowing.of(window).remaining()).isBetween(0.7 * truth, 1.4 * truth);
  }

  @Test
  void slowing_growth_that_stops_before_the_limit_is_filling() {
    assertThat(shape(age -> 1000 * (1 - Math.exp(-age / 60)), 500)).isEqualTo(Trend.Shape.FILLING);
  }

  @Test
  void slowing_growth_that_would_still_reach_the_limit_is_growing() {
    assertThat(shape(age -> 1000 * (1 - Math.exp(-age / 100)), 50)).isEqualTo(Trend.Shape.GROWING);
  }

  private static Trend.Shape shape(DoubleUnaryOperator value, double headroom) {
    Series series = new Series();
    Instant now = START;
    for (int age = 0; age < 120; age += 3) {
      now = START.plusSeconds(age);
      series.add(now, value.applyAsDouble(age));
    }
    return new TrendAnalyzer()
        .analyze(series, now, Options.counts().withHeadroom(headroom))
        .shape();
  }
}
