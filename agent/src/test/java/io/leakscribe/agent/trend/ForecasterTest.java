package io.leakscribe.agent.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.trend.Trend.Shape;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForecasterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Trend growing(double slope, double lower, double upper) {
    Duration window = Duration.ofHours(10);
    return new Trend(
        Shape.GROWING, slope, lower, upper, NOW.minus(window), window, 40, 1e-9, "test");
  }

  @Test
  void divides_what_is_left_by_the_rate() {
    Forecast forecast = Forecaster.exhaustion(growing(2, 1.9, 2.1), 7200, NOW);

    assertThat(forecast).isNotNull();
    assertThat(forecast.at()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(forecast.earliest()).isBetween(NOW.plusSeconds(3300), NOW.plusSeconds(3500));
    assertThat(forecast.latest()).isBetween(NOW.plusSeconds(3700), NOW.plusSeconds(4000));
  }

  @Test
  void the_far_end_is_open_when_the_rate_may_be_none() {
    Forecast forecast = Forecaster.exhaustion(growing(2, -0.1, 4), 7200, NOW);

    assertThat(forecast).isNotNull();
    assertThat(forecast.latest()).isNull();
  }

  @Test
  void the_interval_widens_with_the_reach() {
    Forecast far = Forecaster.exhaustion(growing(2, 2, 2), 2 * 36_000 * 11, NOW);

    assertThat(far).isNotNull();
    assertThat(far.latest()).as("eleven windows ahead").isNull();
  }

  @Test
  void nothing_is_foreseen_for_what_does_not_grow_or_takes_for_ever() {
    Trend steady = new Trend(Shape.STEADY, 0, 0, 0, null, Duration.ZERO, 20, 1, "test");

    assertThat(Forecaster.exhaustion(steady, 100, NOW)).isNull();
    assertThat(Forecaster.exhaustion(growing(1e-9, 1e-9, 1e-9), 1e9, NOW)).isNull();
    assertThat(Forecaster.exhaustion(growing(1, 1, 1), Double.NaN, NOW)).isNull();
  }

  @Test
  void no_headroom_is_now() {
    Forecast forecast = Forecaster.exhaustion(growing(2, 1.9, 2.1), -5, NOW);

    assertThat(forecast).isNotNull();
    assertThat(forecast.at()).isEqualTo(NOW);
  }

  @Test
  void one_noisy_reading_hardly_moves_the_forecast_from_the_series() {
    Series series = new Series();
    for (int i = 0; i < 200; i++) {
      series.add(NOW.plusSeconds(i), 1000 + 10 * i + (i == 199 ? 500 : i * 7 % 5));
    }
    Instant now = NOW.plusSeconds(199);
    Trend trend = new TrendAnalyzer().analyze(series, now, Options.counts());

    Forecast forecast = Forecaster.exhaustion(series, trend, 4000, now);

    assertThat(forecast).isNotNull();
    assertThat(forecast.at()).isBetween(NOW.plusSeconds(298), NOW.plusSeconds(302));
  }

  @Test
  void days_with_less_load_than_ever_are_thought_of_until_a_week_was_seen() {
    int hour = 3600;
    Series first = growing(100 * hour);
    Series third = growing(400 * hour);

    Duration early = spread(first, 100 * hour);
    Duration late = spread(third, 400 * hour);

    assertThat(early).isGreaterThan(late.plusHours(5));
  }

  /** By 1 a minute, and by 300 more or less with the hours of the day. */
  private static Series growing(int seconds) {
    Series series = new Series();
    for (int at = 0; at < seconds; at += 300) {
      series.add(NOW.plusSeconds(at), at / 60.0 + 300 * Math.sin(at / 86_400.0 * 2 * Math.PI));
    }
    return series;
  }

  /** From the expected time to the far end, 10 h ahead of the heap that is full. */
  private static Duration spread(Series series, int seconds) {
    Duration window = Duration.ofSeconds(seconds);
    Instant now = NOW.plus(window);
    Trend trend =
        new Trend(Shape.GROWING, 1 / 60.0, 1 / 60.0, 1 / 60.0, NOW, window, 40, 1e-9, "test");
    Forecast forecast = Forecaster.exhaustion(series, trend, seconds / 60.0 + 600, now);
    return Duration.between(forecast.at(), forecast.latest());
  }
}
