package io.leakscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final long COST = TimeUnit.MILLISECONDS.toNanos(100);

  private long now;
  private final Patience patience = new Patience(() -> now);

  @Test
  void lets_a_person_mistype_a_few_times() {
    for (int i = 0; i < 5; i++) {
      assertThat(check(false)).isFalse();
    }
    assertThat(check(true)).isTrue();
  }

  @Test
  void spends_no_more_than_a_tenth_of_the_time_on_wrong_passwords() {
    long spent = 0;
    long begin = now;
    while (now - begin < TimeUnit.MINUTES.toNanos(10)) {
      spent += check(false) == null ? 0 : COST;
      now += TimeUnit.MILLISECONDS.toNanos(1);
    }
    assertThat((double) spent / (now - begin)).isLessThan(0.12);
  }

  @Test
  void never_slows_down_what_is_right() {
    for (int i = 0; i < 100; i++) {
      assertThat(check(true)).isTrue();
    }
  }

  private Boolean check(boolean right) {
    return patience.check(
        () -> {
          now += COST;
          return right;
        });
  }
}
