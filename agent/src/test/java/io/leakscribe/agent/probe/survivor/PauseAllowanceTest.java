package io.leakscribe.agent.probe.survivor;

import static io.leakscribe.agent.probe.survivor.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseAllowanceTest {
  private static final long MIB = 1 << 20;

  private final PauseAllowance allowance = new PauseAllowance(Duration.ofMillis(200));

  @Test
  void a_small_live_set_may_be_searched_and_a_large_one_not() {
    assertThat(allowance.allows(START, 60 * MIB, false)).isTrue();
    assertThat(allowance.allows(START, 600 * MIB, false)).isFalse();
  }

  @Test
  void linked_lists_are_dear() {
    assertThat(allowance.allows(START, 20 * MIB, false)).isTrue();
    assertThat(allowance.allows(START, 20 * MIB, true)).isFalse();
  }

  @Test
  void what_takes_longer_than_the_whole_budget_will_not_fit_later_either() {
    assertThat(allowance.mayFit(Duration.ofMillis(200))).isTrue();
    assertThat(allowance.mayFit(Duration.ofMillis(201))).isFalse();
  }

  @Test
  void no_budget_means_never() {
    assertThat(new PauseAllowance(Duration.ZERO).allows(START, 0, false)).isFalse();
  }

  @Test
  void what_was_dearer_than_expected_is_expected_from_then_on() {
    allowance.spend(START, Duration.ofMillis(180), 20 * MIB);

    assertThat(allowance.expected(40 * MIB, false)).isEqualTo(Duration.ofMillis(360));
    assertThat(allowance.allows(START.plusSeconds(7200), 40 * MIB, false)).isFalse();
  }

  @Test
  void what_was_spent_comes_back_after_an_hour_and_does_not_add_up() {
    allowance.spend(START, Duration.ofMillis(150), 60 * MIB);

    assertThat(allowance.left(START.plusSeconds(60))).isEqualTo(Duration.ofMillis(50));
    assertThat(allowance.allows(START.plusSeconds(60), 60 * MIB, false)).isFalse();
    assertThat(allowance.left(START.plusSeconds(3 * 3600))).isEqualTo(Duration.ofMillis(200));
  }
}
