package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A year in which every day brings a cache, and takes one. */
class HolderBookTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int DAYS = 365;

  private final HolderBook book = new HolderBook();

  @Test
  void forgets_caches_that_are_gone() {
    int most = 0;
    for (Duration age = Duration.ZERO; age.toDays() < DAYS; age = age.plus(STEP)) {
      book.observe(seen(age), true);
      most = Math.max(most, book.lifecycles.size());
    }

    assertThat(most).isEqualTo(2);
    assertThat(book.lifecycles.values())
        .extracting(track -> track.last().type())
        .containsExactly("com.shop.Prices" + (DAYS - 1) + ".cache");
  }

  @Test
  void what_one_lost_another_was_given_until_that_has_gained_more() {
    hold(0, 1_000, 0, 500);
    hold(1, 600, 400, 500);
    assertThat(giverToTaker()).isSameAs(book.holders.get("com.shop.Old.all"));
    hold(2, 0, 1_000, 500);
    assertThat(giverToTaker()).isSameAs(book.holders.get("com.shop.Old.all"));
    hold(3, 0, 1_600, 500);
    assertThat(giverToTaker()).isNull();
  }

  @Test
  void what_is_gone_gives_nothing_and_few_entries_are_no_gift() {
    hold(0, 1_000, 0, 500);
    hold(1, 901, 99, 500);
    assertThat(giverToTaker()).isNull();
    hold(2, 0, 1_000, 500);
    book.observe(observation(3, List.of(holding("New", 1_001))), true);
    assertThat(giverToTaker()).isNull();
  }

  @Test
  void what_was_lost_long_ago_was_not_given_to_what_grows_now() {
    hold(0, 1_000, 0, 500);
    hold(1, 0, 0, 500);
    for (int minute = 2; minute < 60; minute++) {
      hold(minute, 0, 17L * minute, 500);
    }
    assertThat(giverToTaker()).isNull();
  }

  @Test
  void what_lost_far_more_than_another_gained_gave_it_nothing() {
    hold(0, 100_000, 0, 500);
    hold(1, 5_000, 200, 500);
    assertThat(giverToTaker()).isNull();
  }

  private HolderTrack giverToTaker() {
    HolderTrack taker = book.holders.get("com.shop.New.all");
    return book.giverTo(taker);
  }

  private void hold(int minute, long old, long taker, long other) {
    book.observe(
        observation(
            minute, List.of(holding("Old", old), holding("New", taker), holding("Other", other))),
        true);
  }

  private static Observation observation(int minute, List<HolderReading> holders) {
    Duration age = Duration.ofMinutes(minute);
    return new Observation(
        START.plus(age), age, List.of(), holders, List.of(), ProcessReading.NOTHING);
  }

  private static HolderReading holding(String type, long entries) {
    return new HolderReading(
        "com.shop." + type + ".all",
        "java.util.HashMap",
        entries,
        entries,
        1,
        false,
        Bound.NONE,
        null,
        Sampled.NOTHING,
        null);
  }

  private static Observation seen(Duration age) {
    return new Observation(
        START.plus(age),
        age,
        List.of(),
        List.of(holding("Sessions", 1_000 + age.toHours() % 24)),
        List.of(
            new LifecycleReading(
                LifecycleReading.Kind.CACHE_ENTRY,
                "com.shop.Prices" + age.toDays() + ".cache",
                age.toSeconds(),
                age.toSeconds(),
                100,
                0,
                null,
                null,
                null,
                null,
                List.of())),
        ProcessReading.NOTHING);
  }
}
