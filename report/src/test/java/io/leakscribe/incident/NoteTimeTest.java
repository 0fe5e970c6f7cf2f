package io.leakscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTimeTest {

  @ParameterizedTest
  @CsvSource({
    // clock, incident from, to, now, meant
    "08:40, 2026-11-20T08:04:00Z, 2026-11-20T09:30:00Z, 2026-11-21T10:00:00Z, 2026-11-20T08:40:00Z",
    "00:10, 2026-11-20T23:30:00Z, 2026-11-21T01:00:00Z, 2026-11-21T10:00:00Z, 2026-11-21T00:10:00Z",
    "23:50, 2026-11-20T23:30:00Z, 2026-11-21T01:00:00Z, 2026-11-21T10:00:00Z, 2026-11-20T23:50:00Z",
    "10:00, 2026-11-20T08:04:00Z, 2026-11-20T09:30:00Z, 2026-11-24T10:00:00Z, 2026-11-20T10:00:00Z",
    "09:00, 2026-11-18T08:04:00Z, 2026-11-21T09:30:00Z, 2026-11-21T09:40:00Z, 2026-11-21T09:00:00Z",
    "09:35, 2026-11-18T08:04:00Z, 2026-11-21T09:30:00Z, 2026-11-21T09:32:00Z, 2026-11-20T09:35:00Z",
    "07:00, 2026-11-21T08:04:00Z, 2026-11-21T09:30:00Z, 2026-11-21T09:40:00Z, 2026-11-21T07:00:00Z",
  })
  void a_time_of_day_is_of_the_days_of_the_incident(
      String clock, Instant from, Instant to, Instant now, Instant meant) {
    NoteTime time = NoteTime.parse(clock);
    assertThat(time.within(from, to, now)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T08:40:00Z",
    "2026-11-21T10:40:00+02:00",
    "2026-11-21 08:40",
    "2026-11-21 08:40:00 UTC",
    "2026-11-21T08:40Z"
  })
  void a_time_with_its_date_is_taken_as_it_is(String given) {
    Instant now = Instant.parse("2026-12-01T00:00:00Z");
    NoteTime time = NoteTime.parse(given);
    assertThat(time.within(now, now, now)).isEqualTo(Instant.parse("2026-11-21T08:40:00Z"));
  }

  @Test
  void a_time_in_the_future_is_refused_but_for_clocks_that_differ() {
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    Instant soon = NoteTime.parse("2026-11-21 10:05").within(now, now, now);
    assertThat(soon).isEqualTo(now.plusSeconds(300));
    assertThatThrownBy(() -> NoteTime.parse("2026-11-21 10:06").within(now, now, now))
        .hasMessage(
            "2026-11-21 10:06:00 UTC lies in the future, it is 2026-11-21 10:00:00 UTC now;"
                + " give the time when it happened");
  }

  @ParameterizedTest
  @CsvSource({"8:40", "25:00", "yesterday", "2026-11-21", "08:40+02:00", "2026-02-30 08:40"})
  void what_is_no_time_is_refused(String given) {
    assertThatThrownBy(() -> NoteTime.parse(given)).hasMessageContaining("is not a time such as");
  }
}
