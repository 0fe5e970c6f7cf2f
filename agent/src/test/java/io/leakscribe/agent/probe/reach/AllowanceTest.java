package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void a_fiftieth_of_the_time_may_be_spent_and_no_more_than_a_second_is_saved() {
    Allowance allowance = new Allowance(0);

    assertThat(allowance.at(10 * SECOND)).isEqualTo(SECOND / 5);
    allowance.spend(SECOND);
    assertThat(allowance.at(20 * SECOND)).isNegative();
    assertThat(allowance.at(2_000 * SECOND)).isEqualTo(SECOND);
  }
}
