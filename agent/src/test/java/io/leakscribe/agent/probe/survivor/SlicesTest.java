package io.leakscribe.agent.probe.survivor;

import static io.leakscribe.agent.probe.survivor.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private final Slices slices = new Slices(START, Duration.ofSeconds(5));

  @Test
  void times_fall_into_slices_of_equal_length() {
    assertThat(slices.indexOf(START.minusMillis(1))).isEqualTo(-1);
    assertThat(slices.indexOf(START)).isZero();
    assertThat(slices.indexOf(START.plusSeconds(12))).isEqualTo(2);
    assertThat(slices.overAt(START.plusSeconds(12))).isEqualTo(2);
    assertThat(slices.overAt(START.minusSeconds(12))).isZero();
  }

  @Test
  void two_weeks_are_told_in_no_more_slices_than_two_minutes() {
    slices.reach(START.plus(Duration.ofDays(14)));

    assertThat(slices.indexOf(START.plus(Duration.ofDays(14)))).isBetween(8, Slices.MOST);
  }

  @Test
  void while_they_suffice_they_keep_their_length() {
    slices.reach(START.plusSeconds(80));

    assertThat(slices.length()).isEqualTo(Duration.ofSeconds(5));
  }
}
