package io.leakscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2 h 30 min;PT2H30M",
        "2 hours and 30 minutes;PT2H30M",
        "2 hours 30;PT2H30M",
        "150 minutes;PT150M",
        "1,440 min;PT24H",
        "1.5 h;PT1H30M",
        "3 d 4 h;PT76H",
        "45s;PT45S",
        "from 10:00 to 12:30 (2h30m);PT2H30M",
        "4-hour outage;PT4H"
      })
  void reads_a_length_of_time(String text, Duration length) {
    Lengths.Length read = Lengths.in(text);
    assertThat(read).isNotNull();
    assertThat(read.fits(length)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown: no alert", "v2.4.0", "3,600 entries/h", "[R1#26]", "10:30"})
  void reads_none_where_there_is_none(String text) {
    assertThat(Lengths.in(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-11-21 08:04:05 UTC;2026-11-21T08:04:05Z",
        "2026-11-21T08:04:05.123Z;2026-11-21T08:04:05Z",
        "2026-11-21, 08:04;2026-11-21T08:04:00Z",
        "2026-11-21 at 10:04 +02:00;2026-11-21T08:04:00Z",
        "2026-11-21 8:04 PM UTC;2026-11-21T20:04:00Z"
      })
  void reads_a_time(String text, Instant time) {
    assertThat(Clocks.in(text)).hasSize(1);
    assertThat(Clocks.in(text).get(0).instant()).isEqualTo(time);
  }

  @Test
  void a_clock_behind_a_date_is_of_that_date_or_of_the_next() {
    assertThat(Clocks.in("2026-11-21 22:00 to 23:30, then 00:15"))
        .extracting(Clocks.Time::instant)
        .containsExactly(
            Instant.parse("2026-11-21T22:00:00Z"),
            Instant.parse("2026-11-21T23:30:00Z"),
            Instant.parse("2026-11-22T00:15:00Z"));
  }

  @Test
  void a_time_of_another_zone_is_not_utc_and_no_time_is_no_time() {
    assertThat(Clocks.in("10:15 EAT").get(0).isUtc()).isFalse();
    assertThat(Clocks.in("10:15 PM").get(0).isUtc()).isTrue();
    assertThat(Clocks.in("10:15 AND").get(0).isUtc()).isTrue();
    assertThat(Clocks.in("2026-11-21 10:15+02:00").get(0).isUtc()).isFalse();
    assertThat(Clocks.in("25:15 9999-99-99 10:00:99")).isEmpty();
    assertThat(Clocks.in("a ratio of 1:2, port 8080:80")).isEmpty();
  }
}
