package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.LiveSetReading.Basis;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MIB = 1L << 20;
  private static final IntUnaryOperator STEADY = second -> 30;

  private Outlook outlook = new Outlook();

  @Test
  void nobody_knows_before_the_heap_was_collected_a_few_times() {
    for (int second = 0; second < 60; second++) {
      outlook.observe(seen(second, List.of(), 30, 30, 30));
    }
    assertThat(outlook.left()).isNull();
  }

  @Test
  void a_service_in_which_nothing_rises_has_all_the_time() {
    life(STEADY, STEADY, STEADY, STEADY);
    assertThat(outlook.left()).isEqualTo(Outlook.LONGEST);
  }

  @Test
  void collections_that_leave_now_more_and_now_less_are_no_rise() {
    life(second -> 60 + second * 7 % 5, STEADY, STEADY, STEADY);
    assertThat(Pace.isCalm(outlook.left())).isTrue();
  }

  @Test
  void a_leak_that_fills_the_heap_in_minutes_has_no_time() {
    life(second -> 30 + second, STEADY, STEADY, STEADY);
    assertThat(outlook.left()).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(180));
  }

  @Test
  void a_leak_that_takes_a_day_has_time() {
    life(second -> 30 + second / 50, STEADY, STEADY, STEADY);
    assertThat(Pace.isCalm(outlook.left())).isTrue();
  }

  @Test
  void so_do_threads_metaspace_and_direct_memory_that_double_or_meet_their_limit() {
    life(STEADY, second -> 30 + second, STEADY, STEADY);
    assertThat(outlook.left()).as("threads").isLessThan(Duration.ofSeconds(100));
    life(STEADY, STEADY, second -> 30 + second, STEADY);
    assertThat(outlook.left()).as("metaspace").isLessThan(Duration.ofSeconds(100));
    life(STEADY, STEADY, STEADY, second -> 30 + second);
    assertThat(outlook.left()).as("direct memory").isLessThan(Duration.ofSeconds(100));
  }

  private void life(
      IntUnaryOperator heap,
      IntUnaryOperator threads,
      IntUnaryOperator metaspace,
      IntUnaryOperator direct) {
    outlook = new Outlook();
    for (int second = 0; second < 60; second++) {
      List<LiveSetReading> collected =
          List.of(
              new LiveSetReading(
                  START.plusSeconds(second),
                  heap.applyAsInt(second) * MIB,
                  Basis.YOUNG_ONLY,
                  "G1 young"));
      outlook.observe(
          seen(
              second,
              collected,
              threads.applyAsInt(second),
              metaspace.applyAsInt(second),
              direct.applyAsInt(second)));
    }
  }

  private static Observation seen(
      int second, List<LiveSetReading> collected, int threads, int metaspace, int direct) {
    ProcessReading process =
        new ProcessReading(
            100 * MIB,
            256 * MIB,
            metaspace * MIB,
            direct * MIB,
            120 * MIB,
            300 * MIB,
            8192 * MIB,
            threads,
            9_000,
            0,
            0.1,
            1e6,
            null,
            null);
    return new Observation(
        START.plusSeconds(second),
        Duration.ofSeconds(second),
        collected,
        List.of(),
        List.of(),
        process,
        List.of(),
        List.of());
  }
}
