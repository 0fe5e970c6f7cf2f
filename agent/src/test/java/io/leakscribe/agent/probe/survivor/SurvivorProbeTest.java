package io.leakscribe.agent.probe.survivor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivorProbeTest {
  private final List<String> log = new ArrayList<>();
  private int tries;
  private int started;

  @Test
  void where_no_thread_can_be_started_the_next_call_tries_again() {
    try (SurvivorProbe probe =
        new SurvivorProbe(Duration.ZERO, Duration.ofHours(1), this::unstartableAtFirst, log::add)) {
      assertThatThrownBy(probe::begin).isInstanceOf(OutOfMemoryError.class);
      probe.begin();
      probe.begin();
    }
    assertThat(tries).isEqualTo(2);
    assertThat(started).isEqualTo(1);
    assertThat(log).isEmpty();
  }

  private Thread unstartableAtFirst(Runnable task) {
    boolean first = tries++ == 0;
    return new Thread() {
      @Override
      public synchronized void start() {
        if (first) {
          throw new OutOfMemoryError("unable to create native thread");
        }
        started++;
      }
    };
  }
}
