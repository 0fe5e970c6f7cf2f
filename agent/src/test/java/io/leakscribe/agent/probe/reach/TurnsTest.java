package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();

  @Test
  void nothing_is_measured_that_nobody_asked_for() {
    assertThat(turns.isIdle()).isTrue();
    assertThat(turns.measures(/* walk= */ false)).isFalse();
  }

  @Test
  void a_walk_has_every_other_slice_however_often_somebody_asks_and_however_long_a_round_takes() {
    int walked = 0;
    for (int slice = 0; slice < 100; slice++) {
      turns.ask();
      if (turns.measures(/* walk= */ true)) {
        turns.measured(/* over= */ slice % 7 == 0);
      } else {
        walked++;
      }
    }
    assertThat(walked).isEqualTo(50);
  }

  @Test
  void where_there_is_no_walk_measuring_has_all_slices() {
    for (int slice = 0; slice < 10; slice++) {
      turns.ask();
      assertThat(turns.measures(/* walk= */ false)).isTrue();
      turns.measured(/* over= */ true);
    }
  }

  @Test
  void who_asks_while_a_round_goes_on_gets_another_one() {
    turns.ask();
    assertThat(turns.measures(false)).isTrue();
    turns.measured(/* over= */ false);
    turns.ask();
    assertThat(turns.measures(false)).isTrue();
    turns.measured(/* over= */ true);
    assertThat(turns.measures(false)).isTrue();
    turns.measured(/* over= */ true);
    assertThat(turns.isIdle()).isTrue();
  }
}
