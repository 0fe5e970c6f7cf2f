package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BreathTest {
  private static final long PIECE = 100_000;

  private long now;
  private final List<Long> pauses = new ArrayList<>();
  private final Breath breath =
      new Breath(
          () -> now,
          nanos -> {
            pauses.add(now);
            now += nanos;
          });

  @Test
  void pauses_after_half_a_millisecond_of_work() {
    work(4);
    assertThat(pauses).isEmpty();
    work(1);
    assertThat(pauses).containsExactly(500_000L);
    work(6);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void begins_anew_after_a_rest() {
    work(4);
    now += 1_000_000_000;
    breath.begin();
    work(4);
    assertThat(pauses).isEmpty();
  }

  @Test
  void pauses_ever_more_rarely_where_there_is_much_to_do() {
    work(100);
    int first = pauses.size();
    work(1_900);
    assertThat(first).isBetween(12, 20);
    assertThat(pauses.size()).as("for 200 ms of work").isLessThan(120);
    breath.begin();
    pauses.clear();
    work(11);
    assertThat(pauses).hasSize(2);
  }

  private void work(int pieces) {
    for (int i = 0; i < pieces; i++) {
      now += PIECE;
      breath.run();
    }
  }
}
