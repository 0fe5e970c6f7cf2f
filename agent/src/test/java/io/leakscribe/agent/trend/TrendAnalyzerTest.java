package io.leakscribe.agent.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leakscribe.agent.trend.Trend.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TrendAnalyzerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final TrendAnalyzer analyzer = new TrendAnalyzer();
  private final Series series = new Series();
  private Instant now = START;

  private void read(int readings, Duration every, DoubleUnaryOperator curve) {
    for (int i = 0; i < readings; i++) {
      series.add(now, curve.applyAsDouble(i) + i * 7 % 5);
      now = now.plus(every);
    }
  }

  private Trend counts() {
    return analyzer.analyze(series, now, Options.counts());
  }

  @Test
  void too_few_readings_say_how_many_are_needed() {
    read(6, Duration.ofSeconds(1), i -> 100 * i);

    Trend trend = analyzer.analyze(series, now, Options.counts().withMinReadings(12));

    assertThat(trend.shape()).isEqualTo(Shape.CANNOT_TELL);
    assertThat(trend.reason()).isEqualTo("6 of 12 readings");
    assertThat(trend.pValue()).isEqualTo(1);
  }

  @Test
  void the_verdict_is_the_same_whether_readings_come_each_second_or_each_hour() {
    read(60, Duration.ofSeconds(1), i -> 500 + 30 * i);
    Trend fast = counts();
    Series slow = new Series();
    for (int i = 0; i < 60; i++) {
      slow.add(START.plus(Duration.ofHours(i)), 500 + 30 * i + i * 7 % 5);
    }
    Trend hourly = analyzer.analyze(slow, START.plus(Duration.ofHours(60)), Options.counts());

    assertThat(fast.shape()).isEqualTo(Shape.GROWING);
    assertThat(hourly.shape()).isEqualTo(Shape.GROWING);
    assertThat(hourly.readings()).isEqualTo(fast.readings());
    assertThat(fast.perSecond() / hourly.perSecond()).isBetween(3590.0, 3610.0);
    assertThat(fast.lower()).isLessThanOrEqualTo(fast.perSecond());
    assertThat(fast.upper()).isGreaterThanOrEqualTo(fast.perSecond());
  }

  @Test
  void looking_more_often_does_not_change_the_verdict() {
    read(200, Duration.ofSeconds(15), i -> 500 + 10 * i);
    Trend once = counts();
    for (int i = 0; i < 100; i++) {
      counts();
    }

    assertThat(counts()).isEqualTo(once);
  }

  @Test
  void a_handful_of_entries_more_is_no_growth() {
    for (int i = 0; i < 200; i++) {
      series.add(START.plusSeconds(i), 3 + i * 6 / 200);
    }

    Trend trend = analyzer.analyze(series, START.plusSeconds(200), Options.counts());

    assertThat(trend.shape()).isEqualTo(Shape.STEADY);
    assertThat(trend.reason()).contains("immaterial");
  }

  @Test
  void the_onset_is_when_the_series_left_its_level() {
    read(400, Duration.ofSeconds(15), i -> 1000);
    Instant onset = now;
    read(300, Duration.ofSeconds(15), i -> 1000 + 20 * i);

    Trend trend = counts();

    assertThat(trend.growing()).isTrue();
    assertThat(trend.since()).isBetween(onset.minusSeconds(900), onset.plusSeconds(900));
    assertThat(trend.perSecond()).isBetween(1.2, 1.5);
  }

  @Test
  void a_leak_that_stops_is_over_within_a_quarter_of_the_time_it_had_grown() {
    read(1000, Duration.ofSeconds(15), i -> 1000 + 20 * i);
    assertThat(counts().growing()).isTrue();

    read(250, Duration.ofSeconds(15), i -> 21_000);

    assertThat(counts().growing()).isFalse();
  }

  @Test
  void what_fills_ever_slower_is_filling() {
    read(600, Duration.ofSeconds(15), i -> 10_000 * (1 - Math.exp(-i / 200.0)));

    assertThat(counts().shape()).isEqualTo(Shape.FILLING);
  }

  @Test
  void one_step_is_a_step() {
    read(300, Duration.ofSeconds(15), i -> i < 140 ? 1000 : 4000);

    assertThat(counts().shape()).isEqualTo(Shape.STEP);
  }

  @Test
  void readings_before_the_end_of_the_warm_up_do_not_count() {
    read(40, Duration.ofSeconds(15), i -> 1000 + 100 * i);
    Instant warm = now;
    read(6, Duration.ofSeconds(15), i -> 5000);

    Trend trend = analyzer.analyze(series, now, Options.counts().withFrom(warm));

    assertThat(trend.shape()).isEqualTo(Shape.CANNOT_TELL);
    assertThat(trend.reason()).isEqualTo("6 of 16 readings");
  }

  @Test
  void little_headroom_makes_a_late_fast_leak_urgent() {
    read(4000, Duration.ofSeconds(15), i -> 1000);
    read(60, Duration.ofSeconds(15), i -> 1000 + 50 * i);

    assertThat(counts().growing()).as("a burst, as far as anybody can tell").isFalse();
    Options urgent = Options.counts().withHeadroom(6000);
    assertThat(analyzer.analyze(series, now, urgent).growing()).isTrue();
  }

  @Test
  void the_cheap_question_lets_growth_through_and_keeps_a_level_series_out() {
    read(200, Duration.ofSeconds(15), i -> 100_000);
    assertThat(TrendAnalyzer.worthAnalyzing(series)).isFalse();

    read(100, Duration.ofSeconds(15), i -> 100_000 + 100 * i);
    assertThat(TrendAnalyzer.worthAnalyzing(series)).isTrue();
  }

  @Test
  void refuses_options_the_tests_cannot_work_with() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.counts().withMinReadings(3))
        .withMessage("minReadings is 3; the tests need 8 to 48.");
  }
}
