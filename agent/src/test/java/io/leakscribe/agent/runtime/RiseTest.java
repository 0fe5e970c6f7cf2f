package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RiseTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Rise rise = new Rise();

  @Test
  void tells_nothing_before_it_has_a_few_readings_some_seconds_apart() {
    for (int second = 0; second < 15; second++) {
      rise.add(START.plusSeconds(second), second);
      assertThat(rise.perSecond()).isNull();
    }
    rise.add(START.plusSeconds(15), 15);
    assertThat(rise.perSecond()).isNotNull();
  }

  @Test
  void tells_the_slope_of_a_line() {
    for (int second = 0; second < 60; second++) {
      rise.add(START.plusSeconds(second), 100 + 3 * second);
    }
    assertThat(rise.perSecond()).isEqualTo(3);
    assertThat(rise.last()).isEqualTo(100 + 3 * 55);
  }

  @Test
  void what_goes_up_and_comes_down_again_is_no_rise() {
    for (int second = 0; second < 60; second++) {
      rise.add(START.plusSeconds(second), 100 + second % 5);
    }
    assertThat(rise.perSecond()).isZero();
  }

  @Test
  void what_falls_does_not_rise() {
    for (int second = 0; second < 60; second++) {
      rise.add(START.plusSeconds(second), -second);
    }
    assertThat(rise.perSecond()).isZero();
  }

  @Test
  void sees_at_the_next_reading_that_something_begins_to_rise() {
    for (int second = 0; second < 100; second += 5) {
      rise.add(START.plusSeconds(second), 100);
    }
    assertThat(rise.perSecond()).isZero();
    rise.add(START.plusSeconds(100), 110);
    assertThat(rise.perSecond()).isEqualTo(2);
  }

  @Test
  void what_was_as_high_before_is_no_sudden_rise() {
    for (int second = 0; second < 100; second++) {
      rise.add(START.plusSeconds(second), 100 + second % 5);
    }
    rise.add(START.plusSeconds(100), 104);
    assertThat(rise.perSecond()).isZero();
  }

  @Test
  void a_reading_that_comes_late_is_not_taken_for_the_newest() {
    for (int second = 0; second < 60; second++) {
      rise.add(START.plusSeconds(second), 100 + 3 * second);
      rise.add(START.plusSeconds(second - 20), 1);
    }
    assertThat(rise.perSecond()).isEqualTo(3);
  }
}
