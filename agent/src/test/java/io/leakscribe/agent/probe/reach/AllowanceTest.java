package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void a_fiftieth_of_the_time_may_be_spent_and_no_more_than_a_second_is_saved() {
    Allowance allowance = new Allowance(0);

    assertThat(allowance.at(10 * SECOND, false)).isEqualTo(SECOND / 5);
    allowance.spend(SECOND, false);
    assertThat(allowance.at(20 * SECOND, false)).isNegative();
    assertThat(allowance.at(2_000 * SECOND, false)).isEqualTo(SECOND);
  }

  @Test
  void where_there_is_no_hurry_it_is_a_three_hundredth_and_next_to_nothing_is_saved() {
    Allowance allowance = new Allowance(0);

    assertThat(allowance.at(100 * SECOND, true)).isEqualTo(MILLI);
    long now = 100 * SECOND;
    long spent = 0;
    for (int i = 0; i < 1_000; i++) {
      if (allowance.at(now, true) > 0) {
        allowance.spend(MILLI / 2, true);
        spent += MILLI / 2;
      }
      now += 10 * MILLI;
    }
    assertThat(spent).isBetween(30 * MILLI, 36 * MILLI);
  }

  @Test
  void what_was_saved_is_there_when_the_hurry_begins() {
    Allowance allowance = new Allowance(0);

    allowance.at(100 * SECOND, true);
    allowance.spend(MILLI, true);

    assertThat(allowance.at(100 * SECOND, false)).isEqualTo(SECOND - MILLI);
  }

  @Test
  void tells_how_long_to_wait_until_something_may_be_spent_again() {
    Allowance allowance = new Allowance(0);
    allowance.at(SECOND, true);
    allowance.spend(3 * MILLI, true);

    assertThat(allowance.wait(SECOND, false)).isZero();
    assertThat(allowance.wait(SECOND, true)).isEqualTo(600 * MILLI);
    assertThat(allowance.at(SECOND + 601 * MILLI, true)).isPositive();
  }
}
