package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
  private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

  private Instant wall = BEGIN;
  private long nanos = 5;
  private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

  @Test
  void goes_with_the_wall_clock_while_nobody_sets_that() {
    pass(Duration.ofHours(3));
    wall = wall.plusMillis(300);
    assertThat(clock.look()).isZero();
    assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofHours(3)));
    assertThat(clock.wall(clock.instant())).isEqualTo(clock.instant());
  }

  @Test
  void goes_on_when_the_wall_clock_is_set_and_people_read_the_new_time() {
    pass(Duration.ofMinutes(1));
    wall = wall.minus(Duration.ofHours(1));
    pass(Duration.ofMinutes(1));
    assertThat(clock.look()).isEqualTo(Duration.ofHours(-1));
    assertThat(clock.look()).isZero();
    assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofMinutes(2)));
    assertThat(clock.wall(clock.instant())).isEqualTo(wall);

    wall = wall.plus(Duration.ofDays(1));
    assertThat(clock.look()).isEqualTo(Duration.ofDays(1));
    assertThat(clock.wall(clock.instant())).isEqualTo(wall);
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }
}
