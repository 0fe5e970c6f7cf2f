package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntrySizesTest {
  private final Peek peek = new Peek(Openers.REAL);
  private final EntrySizes sizes =
      new EntrySizes(
          new ElementWalk(peek), peek, Openers.instrumentation()::getObjectSize, () -> 0);

  private record Order(byte[] payload, List<String> lines, Object catalogue) {}

  @Test
  void counts_what_an_entry_has_for_itself_and_not_what_all_share() {
    Object shared = new byte[1 << 20];
    Map<Long, Order> orders = new HashMap<>();
    for (long i = 0; i < 200; i++) {
      List<String> lines = new ArrayList<>(List.of("a line of order " + i));
      orders.put(i, new Order(new byte[500], lines, shared));
    }
    // 16 entries are looked at, so one sixteenth of the shared megabyte is in the mean.
    long mean = sizes.estimate(List.of(orders)).orElseThrow();

    assertThat(mean - (1 << 20) / 16).isBetween(650L, 950L);
  }

  private static final class Ring {
    Object[] peers = {};
    final byte[] payload = new byte[1000];
  }

  @Test
  void entries_that_all_refer_to_each_other_have_an_end() {
    List<Ring> rings = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rings.add(new Ring());
    }
    Object[] all = rings.toArray();
    rings.forEach(ring -> ring.peers = all);

    assertThat(sizes.estimate(List.of(rings)).orElseThrow()).isBetween(500L, 300_000L);
  }

  @Test
  void an_entry_that_there_was_no_time_to_look_at_does_not_pass_for_a_small_one() {
    AtomicLong clock = new AtomicLong();
    EntrySizes hurried =
        new EntrySizes(
            new ElementWalk(peek),
            peek,
            Openers.instrumentation()::getObjectSize,
            () -> clock.getAndAdd(4_000_000));
    List<Ring> rings = new ArrayList<>(List.of(new Ring(), new Ring()));

    assertThat(hurried.estimate(List.of(rings))).isEmpty();
    assertThat(sizes.estimate(List.of(rings)).orElseThrow()).isBetween(1_000L, 1_200L);
  }

  @Test
  void of_nothing_nothing_is_said() {
    assertThat(sizes.estimate(List.of(new ArrayList<>()))).isEmpty();
  }
}
