package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

class WeavingTest {
  private final List<String> log = new ArrayList<>();
  private final Weaving weaving =
      new Weaving(
          ByteBuddyAgent.install(), new TurnoverTransformer(), Duration.ofNanos(1), log::add);

  /** To dump the stacks of all threads is a pause that HotSpot counts. */
  @Test
  void looking_at_the_stacks_of_threads_counts_as_a_pause() {
    AtomicInteger looks = new AtomicInteger();
    while (weaving.isAllowed() && looks.incrementAndGet() < 10_000) {
      boolean seen = weaving.seen(WeavingTest::dump);
      assertThat(seen).isTrue();
    }

    assertThat(weaving.seconds()).isPositive();
    assertThat(weaving.isAllowed()).isFalse();
    assertThat(log).singleElement().asString().contains("pause.budget");
  }

  private static boolean dump() {
    return !Thread.getAllStackTraces().isEmpty();
  }
}
