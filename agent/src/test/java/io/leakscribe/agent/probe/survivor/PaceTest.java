package io.leakscribe.agent.probe.survivor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void looks_once_in_each_slice() {
    assertThat(Rounds.pace(false, SOON, Rounds.FIRST_SLICE)).isEqualTo(SOON);
  }

  @Test
  void looks_once_a_minute_at_most_while_somebody_else_records_or_nothing_rises() {
    assertThat(Rounds.pace(true, SOON, Rounds.FIRST_SLICE)).hasMinutes(1);
    assertThat(Rounds.pace(true, Duration.ofMinutes(5), Rounds.FIRST_SLICE)).hasMinutes(5);
  }
}
