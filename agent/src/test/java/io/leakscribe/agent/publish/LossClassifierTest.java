package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.LossCause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossClassifierTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void memory_far_from_its_limits_means_killed() {
    assertThat(lost(beat(0, 50, 40, 0.01))).isEqualTo(LossCause.KILLED);
  }

  @Test
  void a_full_container_means_oom_kill_even_when_the_heap_is_full_too() {
    assertThat(lost(beat(0, 50, 96, 0.01))).isEqualTo(LossCause.OOM_KILL);
    assertThat(lost(beat(0, 99, 96, 0.9))).isEqualTo(LossCause.OOM_KILL);
  }

  @Test
  void a_full_heap_and_a_busy_collector_mean_out_of_memory() {
    assertThat(lost(beat(0, 90, 40, 0.25))).isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
  }

  @Test
  void a_live_set_at_the_limit_means_out_of_memory_without_a_busy_collector() {
    Beat beat = new Beat(NOW, 92, 100, 90, 40, 100, 0.02);
    assertThat(lost(beat)).isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
    assertThat(lost(new Beat(NOW, 92, 100, 89, 40, 100, 0.02))).isEqualTo(LossCause.KILLED);
  }

  @Test
  void a_full_heap_alone_means_only_that_nothing_was_collected_yet() {
    assertThat(lost(beat(0, 99, 40, 0.05))).isEqualTo(LossCause.KILLED);
    assertThat(lost(beat(0, 89, 40, 0.6))).isEqualTo(LossCause.KILLED);
  }

  @Test
  void exhaustion_counts_shortly_before_the_last_beat_and_not_long_before() {
    Beat last = beat(0, 60, 40, 0.1);
    assertThat(lost(last, beat(10, 97, 40, 0.5))).isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
    assertThat(lost(last, beat(20, 97, 40, 0.5))).isEqualTo(LossCause.KILLED);
  }

  @Test
  void without_a_beat_or_after_a_start_of_the_host_nothing_is_claimed() {
    assertThat(cause(LastSigns.NONE, false)).isEqualTo(LossCause.UNKNOWN);
    LastSigns before = new LastSigns(List.of(beat(0, 99, 99, 0.9)), Ending.NONE, false);
    assertThat(cause(before, false)).isEqualTo(LossCause.UNKNOWN);
  }

  @Test
  void a_limit_that_is_not_known_is_never_reached() {
    Beat beat = new Beat(NOW, 10, 100, -1, -1, -1, 0);
    assertThat(lost(beat)).isEqualTo(LossCause.KILLED);
  }

  @Test
  void an_orderly_end_is_no_loss() {
    assertThat(cause(signs(Ending.IN_ORDER, beat(0, 50, 99, 0.1)), true)).isNull();
    assertThat(cause(signs(Ending.IN_ORDER, beat(0, 50, 40, 0.1)), false)).isNull();
    assertThat(cause(LastSigns.NONE, true)).isNull();
  }

  @Test
  void a_program_that_ended_by_itself_with_a_full_heap_was_out_of_memory() {
    assertThat(cause(signs(Ending.IN_ORDER, beat(0, 97, 40, 0.5)), true))
        .isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
  }

  @Test
  void one_that_was_told_to_stop_was_not_however_full_its_heap() {
    assertThat(cause(signs(Ending.BY_SIGNAL, beat(0, 97, 40, 0.5)), true)).isNull();
    assertThat(cause(signs(Ending.BY_SIGNAL, beat(0, 97, 40, 0.5)), false)).isNull();
  }

  @Test
  void evidence_gives_the_numbers_and_says_what_is_inferred() {
    LossClassifier.Loss loss =
        LossClassifier.classify(signs(Ending.NONE, beat(0, 97, 40, 0.5)), false);
    assertThat(loss).isNotNull();
    assertThat(loss.evidence())
        .contains(
            "at the last heartbeat heap stood at 97 % of its limit (97 of 100 MiB)",
            "at the last heartbeat the memory of the process stood at 40 % of its limit (40 of 100 MiB)",
            "50 % of the time went into collections")
        .last()
        .asString()
        .contains("inferred");
  }

  private static LossCause lost(Beat... beats) {
    LossCause cause = cause(signs(Ending.NONE, beats), false);
    assertThat(cause).isNotNull();
    return cause;
  }

  private static @Nullable LossCause cause(LastSigns signs, boolean stopped) {
    LossClassifier.Loss loss = LossClassifier.classify(signs, stopped);
    return loss == null ? null : loss.cause();
  }

  private static LastSigns signs(Ending ending, Beat... beats) {
    return new LastSigns(List.of(beats), ending, true);
  }

  private static Beat beat(int secondsAgo, long heap, long container, double gc) {
    return new Beat(
        NOW.minusSeconds(secondsAgo), heap << 20, 100 << 20, -1, container << 20, 100 << 20, gc);
  }
}
