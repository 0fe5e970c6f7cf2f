package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Awaited;
import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.observe.Upkeep;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HolderTrackTest {
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");

  @Test
  void owners_that_arrive_one_by_one_are_no_growth() {
    HolderTrack track = new HolderTrack(reading(20, 1), START);
    for (int owners = 2; owners <= 16; owners++) {
      track.observe(START.plusSeconds(owners), reading(20L * owners, owners));
    }

    assertThat(track.entries.last()).isEqualTo(20);
    assertThat(track.added()).isZero();
    assertThat(track.last().entries()).isEqualTo(320);
  }

  @Test
  void what_an_owner_takes_in_counts_as_added_and_what_leaves_as_removed() {
    HolderTrack track = new HolderTrack(reading(20, 1), START);
    track.observe(START.plusSeconds(1), reading(50, 1));
    track.observe(START.plusSeconds(2), reading(45, 1));

    assertThat(track.added()).isEqualTo(30);
    assertThat(track.removed()).isEqualTo(5);
    assertThat(track.entries.last()).isEqualTo(45);
  }

  @Test
  void what_was_waited_for_is_overdue_once_it_has_grown_sixfold() {
    HolderTrack track = new HolderTrack(reading(10, 1), START);
    track.observe(START.plusSeconds(1), reading(100, 1));
    assertThat(track.isOverdue()).isFalse();
    track.observe(
        new TurnoverReading(
                "com.shop.A.map", Duration.ofSeconds(5), 90, 0, null, 0, null, null, true)
            .with(new Upkeep(0, false, false, 0, new Awaited("A.run", "A.night"))));
    track.observe(START.plusSeconds(2), reading(600, 1));
    assertThat(track.isOverdue()).isFalse();

    track.observe(START.plusSeconds(3), reading(601, 1));
    assertThat(track.isOverdue()).isTrue();
  }

  private static HolderReading reading(long entries, int owners) {
    return new HolderReading(
        "com.shop.A.map",
        "java.util.HashMap",
        entries,
        entries,
        owners,
        false,
        Bound.NONE,
        null,
        Sampled.NOTHING,
        null);
  }
}
