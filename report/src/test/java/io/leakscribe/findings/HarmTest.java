package io.leakscribe.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.incident.Point;
import io.leakscribe.outside.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HarmTest {
  private static final Instant ONSET = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void begins_with_the_first_of_two_bad_readings_and_ends_with_the_last() {
    Harm harm = Harm.of(readings(Harm.LATENCY, 20, 60, 0.1, 30, 40, 0.5), Uptime.at(ONSET));
    assertThat(harm).isNotNull();
    assertThat(harm.period()).isEqualTo(new Period(at(29), at(40)));
    assertThat(harm.signs()).containsExactly("answers came late");
    assertThat(harm.lasts()).isFalse();
  }

  @Test
  void one_odd_reading_is_none() {
    assertThat(Harm.of(readings(Harm.LATENCY, 20, 60, 0.1, 30, 30, 9), Uptime.at(ONSET))).isNull();
  }

  @Test
  void a_target_is_gone_when_it_misses_three_scrapes_or_two_that_are_seconds_apart() {
    assertThat(Harm.isGone(1, ONSET, ONSET)).isFalse();
    assertThat(Harm.isGone(2, ONSET, ONSET.plusSeconds(1))).isFalse();
    assertThat(Harm.isGone(2, ONSET, ONSET.plusSeconds(15))).isTrue();
    assertThat(Harm.isGone(3, ONSET, ONSET.plusSeconds(2))).isTrue();
  }

  @Test
  void what_had_been_so_before_growth_began_is_none() {
    assertThat(Harm.of(readings(Harm.ERROR_SHARE, 20, 60, 0.3, 30, 40, 0.305), Uptime.at(ONSET)))
        .isNull();
  }

  @Test
  void what_goes_on_at_the_last_reading_lasts() {
    Harm harm = Harm.of(readings(Harm.THROUGHPUT, 20, 60, 10, 50, 60, 1), Uptime.at(ONSET));
    assertThat(harm).isNotNull();
    assertThat(harm.lasts()).isTrue();
    assertThat(harm.signs()).containsExactly("fewer requests were answered");
  }

  @Test
  void without_anything_usual_only_many_errors_and_missed_scrapes_count() {
    assertThat(Harm.of(readings(Harm.LATENCY, 0, 60, 0.1, 30, 40, 9), Uptime.at(ONSET))).isNull();
    assertThat(Harm.of(readings(Harm.THROUGHPUT, 0, 60, 10, 30, 40, 0), Uptime.at(ONSET))).isNull();
    assertThat(Harm.of(readings(Harm.ERROR_SHARE, 0, 60, 0, 30, 40, 0.04), Uptime.at(ONSET)))
        .isNull();
    assertThat(Harm.of(readings(Harm.ERROR_SHARE, 0, 60, 0, 30, 40, 0.4), Uptime.at(ONSET)))
        .isNotNull();
    assertThat(Harm.of(readings(Recording.UP, 0, 60, 1, 30, 31, 0), Uptime.at(ONSET))).isNotNull();
  }

  @Test
  void the_time_before_is_as_long_as_the_harm() {
    Harm.Compared compared =
        Harm.compared(readings(Harm.LATENCY, 60, 60, 0.1, 30, 40, 0.5), Uptime.at(ONSET), at(200));
    assertThat(compared.before()).isEqualTo(new Period(at(-11), at(0)));
  }

  @Test
  void the_time_before_is_shorter_where_nothing_older_was_recorded() {
    Recording recording = readings(Harm.THROUGHPUT, 5, 60, 10, 20, 40, 1);
    assertThat(Harm.compared(recording, Uptime.at(ONSET), at(200)).before())
        .isEqualTo(new Period(at(-5), at(0)));
    Recording none = readings(Harm.THROUGHPUT, -1, 60, 10, 20, 40, 1);
    assertThat(Harm.compared(none, Uptime.at(ONSET), at(200)).before()).isNull();
  }

  @Test
  void without_harm_all_of_the_time_counts_that_was_recorded() {
    Harm.Compared compared =
        Harm.compared(readings(Harm.THROUGHPUT, 90, 60, 10, 1, 0, 0), Uptime.at(ONSET), at(200));
    assertThat(compared.harm()).isNull();
    assertThat(compared.during()).isEqualTo(new Period(at(0), at(60)));
    assertThat(compared.before()).isEqualTo(new Period(at(-60), at(0)));
  }

  /** One reading a minute: a usual value, and another from one minute to another. */
  private static Recording readings(
      String name, int before, int after, double usual, int from, int to, double bad) {
    List<Point> points = new ArrayList<>();
    for (int minute = -before; minute <= after; minute++) {
      points.add(new Point(at(minute), minute >= from && minute <= to ? bad : usual));
    }
    Recording.Answer answer =
        new Recording.Answer(
            "P1",
            name,
            "q",
            at(-before),
            at(after),
            MINUTE,
            List.of(new Recording.Labelled(Map.of(), points)));
    return new Recording("s", at(-before), at(after), List.of(answer), List.of());
  }

  private static Instant at(int minute) {
    return ONSET.plusSeconds(60L * minute);
  }
}
