package io.leakscribe.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTicksTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-21T23:59:02Z, PT2M, '23:59:15|21 Nov 2026 23:59:30 23:59:45 00:00:00|22 Nov 00:00:15 00:00:30 00:00:45 00:01:00'",
    "2026-03-08T22:10:00Z, PT3H40M, '22:30|8 Mar 2026 23:00 23:30 00:00|9 Mar 00:30 01:00 01:30'",
    "2025-12-08T07:00:00Z, P42D, '15 Dec|2025 22 Dec 29 Dec 5 Jan|2026 12 Jan 19 Jan'",
    "2025-11-20T07:00:00Z, P300D, 'Jan|2026 Mar May Jul Sep'",
    "2020-06-01T00:00:00Z, P4000D, 'Jan|2022 Jan|2024 Jan|2026 Jan|2028 Jan|2030'"
  })
  void stand_at_times_that_people_count_in(Instant from, Duration length, String expected) {
    assertThat(String.join(" ", words(new TimeScale(from, from.plus(length), 0, 806))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 2, 3, 7, 45, 100, 3000, 5000, 40_000, 90_000, 400_000, 9_000_000, 900_000_000})
  void are_at_least_two_and_apart_even_on_a_phone(long seconds) {
    for (int offset = 0; offset < 100_000; offset += 7919) {
      Instant from = Instant.parse("2026-02-27T01:02:03.456Z").plusSeconds(offset);
      TimeScale scale = new TimeScale(from, from.plusSeconds(seconds), 59, 348);
      List<TimeTicks.Tick> ticks = TimeTicks.of(scale, 76);
      assertThat(ticks).hasSizeGreaterThanOrEqualTo(1);
      double last = Double.NEGATIVE_INFINITY;
      for (TimeTicks.Tick tick : ticks) {
        assertThat(scale.contains(tick.at())).isTrue();
        assertThat(scale.x(tick.at()) - last).isGreaterThan(24);
        last = scale.x(tick.at());
      }
    }
  }

  @Test
  void say_the_date_once_and_where_the_day_changes() {
    Instant from = Instant.parse("2026-12-31T20:30:00Z");
    assertThat(words(new TimeScale(from, from.plus(Duration.ofHours(7)), 0, 806)))
        .startsWith("21:00|31 Dec 2026")
        .contains("00:00|1 Jan 2027");
  }

  private static List<String> words(TimeScale scale) {
    return TimeTicks.of(scale, 96).stream()
        .map(tick -> tick.label() + (tick.date().isEmpty() ? "" : "|" + tick.date()))
        .toList();
  }
}
