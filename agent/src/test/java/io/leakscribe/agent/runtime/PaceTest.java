package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration YOUNG = Duration.ofSeconds(30);

  @Test
  void a_young_process_of_which_nobody_knows_more_is_looked_at_each_second() {
    assertThat(Pace.look(YOUNG, null)).hasSeconds(1);
    assertThat(Pace.analysis(YOUNG, null)).hasSeconds(2);
    assertThat(Pace.isCalm(null)).isFalse();
  }

  @Test
  void what_fills_the_heap_in_minutes_is_looked_at_each_second() {
    assertThat(Pace.look(YOUNG, Duration.ofSeconds(100))).hasSeconds(1);
    assertThat(Pace.analysis(YOUNG, Duration.ofSeconds(100))).hasSeconds(2);
    assertThat(Pace.isCalm(Duration.ofMinutes(12))).isFalse();
  }

  @Test
  void where_nothing_rises_a_young_process_is_looked_at_as_rarely_as_an_old_one() {
    assertThat(Pace.look(YOUNG, Outlook.LONGEST)).hasSeconds(5);
    assertThat(Pace.analysis(YOUNG, Outlook.LONGEST)).hasSeconds(15);
    assertThat(Pace.isCalm(Outlook.LONGEST)).isTrue();
  }

  @Test
  void an_old_process_is_looked_at_rarely_whatever_rises() {
    assertThat(Pace.look(Duration.ofHours(1), Duration.ofSeconds(100))).hasSeconds(5);
    assertThat(Pace.analysis(Duration.ofHours(1), Duration.ofSeconds(100))).hasSeconds(15);
  }
}
