package io.leakscribe.agent.probe.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HeardAtTest {
  private static final Instant STEADY = Instant.parse("2026-11-21T10:00:00Z");

  private Instant wall = STEADY;
  private final HeardAt heardAt = new HeardAt(() -> STEADY, () -> wall);

  @Test
  void what_was_seconds_ago_keeps_its_distance() {
    assertThat(heardAt.of(wall.minusSeconds(3))).isEqualTo(STEADY.minusSeconds(3));
  }

  @Test
  void a_clock_that_was_set_moves_nothing() {
    Instant before = wall;
    wall = wall.minus(Duration.ofHours(1));
    assertThat(heardAt.of(before)).isEqualTo(STEADY);
    assertThat(heardAt.of(wall.minusSeconds(3))).isEqualTo(STEADY.minusSeconds(3));
    wall = before.plus(Duration.ofDays(1));
    assertThat(heardAt.of(before)).isEqualTo(STEADY);
  }
}
