package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.Deadlines;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.Survival;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HolderEvidenceTest {
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String MAP = "java.util.HashMap";
  private static final String QUEUE = "java.util.concurrent.LinkedBlockingQueue";
  private static final String WEAK = "java.util.WeakHashMap";
  private static final String CACHE = "com.github.benmanes.caffeine.cache.BoundedLocalCache";
  private static final long BOUND = 900;
  private static final Trend GROWS =
      new Trend(Trend.Shape.GROWING, 1, 0.9, 1.1, START, MINUTE, 30, 1e-6, "");

  private static final Trend UNCLEAR =
      new Trend(Trend.Shape.CANNOT_TELL, 0, 0, 0, null, MINUTE, 8, 1, "");

  @Test
  void a_size_that_never_falls_says_something_only_where_entries_stay() {
    assertThat(signs(grown(MAP, sampled(null)), 0.5)).contains("holder/HOLDER_NEVER_SHRINKS");

    HolderTrack left = grown(MAP, sampled(new Survival(64, 2, MINUTE)));
    assertThat(signs(left, 0.5))
        .contains("turnover/ENTRIES_LEAVE")
        .doesNotContain("holder/HOLDER_NEVER_SHRINKS");
    HolderTrack counted = grown(QUEUE, sampled(null));
    counted.observe(turnover(100, 85));
    assertThat(signs(counted, 0.5)).doesNotContain("holder/HOLDER_NEVER_SHRINKS");
    HolderTrack backlog = grown(QUEUE, sampled(new Survival(64, 0, MINUTE)));
    backlog.observe(turnover(100, 50));
    assertThat(signs(backlog, 0.5)).contains("holder/HOLDER_NEVER_SHRINKS");
  }

  @Test
  void a_queue_that_is_taken_from_has_until_four_fifths_of_the_heap() {
    HolderTrack stalled = grown(QUEUE, sampled(null));
    assertThat(signs(stalled, 0.65)).contains("holder/MAY_BE_CONSUMED");
    assertThat(signs(stalled, 0.75)).doesNotContain("holder/MAY_BE_CONSUMED");

    HolderTrack consumed = grown(QUEUE, sampled(null));
    consumed.observe(turnover(100, 40));
    assertThat(signs(consumed, 0.75)).contains("holder/MAY_BE_CONSUMED");
    assertThat(signs(consumed, 0.85)).doesNotContain("holder/MAY_BE_CONSUMED");
  }

  @Test
  void what_another_one_hands_over_brings_no_memory_and_speaks_against_it_until_the_heap_is_full() {
    HolderTrack heir = grown(MAP, Sampled.of(List.of(), 1_000L));
    for (int i = 0; i < 8; i++) {
      heir.attribution.add(100 * i, 10_000 - i % 2);
    }

    assertThat(heapSigns(heir, 0.5)).containsExactly("heap/LIVE_SET_BELOW_SIZES");
    assertThat(heapSigns(heir, 0.9)).isEmpty();

    HolderTrack leak = grown(MAP, Sampled.of(List.of(), 100L));
    collect(leak);
    assertThat(heapSigns(leak, 0.5)).containsExactly("heap/LIVE_SET_FOLLOWS_HOLDER");
  }

  @Test
  void what_is_moved_from_another_one_speaks_against_it_while_there_is_room() {
    HolderTrack giver = new HolderTrack(reading(MAP, 1_000, sampled(null)), START);
    giver.observe(START.plus(MINUTE), reading(MAP, 10, sampled(null)));
    Ledger roomy = new Ledger();
    HolderEvidence.addGiver(roomy, scene(0.5), grown(MAP, sampled(null)), giver);
    assertThat(roomy.signs()).containsExactly("holder/TAKES_FROM_ANOTHER");

    Ledger full = new Ledger();
    HolderEvidence.addGiver(full, scene(0.9), grown(MAP, sampled(null)), giver);
    HolderEvidence.addGiver(full, scene(0.5), grown(MAP, sampled(null)), null);
    assertThat(full.signs()).isEmpty();
  }

  @Test
  void weak_keys_that_go_are_cleared_however_many_stay() {
    HolderTrack kept = grown(WEAK, sampled(null));
    collect(kept);
    assertThat(signs(kept, 0.5)).contains("holder/WEAK_AND_NOT_CLEARED");

    HolderTrack cleared = grown(WEAK, sampled(null));
    cleared.observe(START.plusSeconds(90), reading(WEAK, 700, sampled(null)));
    collect(cleared);
    assertThat(signs(cleared, 0.5))
        .contains("holder/BOUNDED_BY_COLLECTOR")
        .doesNotContain("holder/WEAK_AND_NOT_CLEARED");
  }

  @Test
  void a_cache_that_evicts_a_little_late_keeps_to_its_bound() {
    HolderTrack late = grown(CACHE, sampled(null));
    late.observe(START.plusSeconds(90), reading(CACHE, 980, sampled(null)));
    assertThat(signs(late, 0.5)).contains("holder/WITHIN_BOUND");

    HolderTrack never = grown(CACHE, sampled(null));
    never.observe(START.plusSeconds(90), reading(CACHE, 1_200, sampled(null)));
    assertThat(signs(never, 0.5)).contains("holder/BOUND_EXCEEDED");
  }

  @Test
  void entries_that_need_not_have_gone_yet_are_no_leak_yet() {
    assertThat(signs(grown(MAP, due(64, 3)), 0.5)).contains("holder/ENTRIES_NOT_DUE");
    assertThat(signs(grown(MAP, due(64, 40)), 0.5)).doesNotContain("holder/ENTRIES_NOT_DUE");
    assertThat(signs(grown(MAP, due(8, 0)), 0.5)).doesNotContain("holder/ENTRIES_NOT_DUE");
  }

  @Test
  void what_stays_while_twice_as_much_goes_through_is_another_thing() {
    HolderTrack leaky = grown(MAP, sampled(new Survival(64, 64, MINUTE)));
    leaky.observe(turnover(6_000, 5_900));
    assertThat(HolderEvidence.hasStragglers(leaky, GROWS)).isTrue();

    HolderTrack slow = grown(MAP, sampled(new Survival(64, 64, MINUTE)));
    slow.observe(turnover(600, 590));
    assertThat(HolderEvidence.hasStragglers(slow, GROWS)).isFalse();
    HolderTrack moving = grown(MAP, sampled(new Survival(64, 30, MINUTE)));
    moving.observe(turnover(6_000, 5_900));
    assertThat(HolderEvidence.hasStragglers(moving, GROWS)).isFalse();
  }

  @Test
  void what_went_through_is_compared_with_what_was_there_meanwhile() {
    HolderTrack leaky = grown(MAP, sampled(new Survival(64, 64, MINUTE)));
    leaky.observe(turnover(2_100, 1_500));
    Trend fast = new Trend(Trend.Shape.GROWING, 10, 9, 11, START, MINUTE, 30, 1e-6, "");

    assertThat(HolderEvidence.hasStragglers(leaky, GROWS)).isFalse();
    assertThat(HolderEvidence.hasStragglers(leaky, fast)).isTrue();
  }

  @Test
  void that_entries_leave_counts_for_nothing_once_they_fill_the_heap() {
    HolderTrack retries = grown(MAP, sampled(new Survival(64, 3, MINUTE)));
    retries.observe(turnover(6_000, 5_900));
    collect(retries);

    assertThat(signs(retries, 0.5)).contains("turnover/ENTRIES_LEAVE");
    assertThat(signs(retries, 0.9)).doesNotContain("turnover/ENTRIES_LEAVE");
  }

  private static void collect(HolderTrack track) {
    for (int i = 1; i <= 6; i++) {
      track.attribution.add(100 * i, 10_000 * i);
    }
  }

  private static List<String> signs(HolderTrack track, double full) {
    Ledger ledger = new Ledger();
    HolderEvidence.addTo(ledger, scene(full), track, GROWS);
    return ledger.signs();
  }

  private static List<String> heapSigns(HolderTrack track, double full) {
    Ledger ledger = new Ledger();
    HeapEvidence.addAttribution(ledger, scene(full, UNCLEAR), track);
    return ledger.signs();
  }

  private static Scene scene(double full) {
    return scene(full, GROWS);
  }

  private static Scene scene(double full, Trend liveSet) {
    return new Scene(
        START.plus(MINUTE),
        START,
        liveSet,
        GROWS,
        full * 1000,
        1000,
        null,
        new Attribution(),
        List.of());
  }

  /** From ten entries to a thousand. */
  private static HolderTrack grown(String type, Sampled sampled) {
    HolderTrack track = new HolderTrack(reading(type, 10, sampled), START);
    track.observe(START.plus(MINUTE), reading(type, 1000, sampled));
    return track;
  }

  private static HolderReading reading(String type, long entries, Sampled sampled) {
    Bound bound = type.equals(WEAK) ? new Bound(Bound.Kind.REFERENCES, 0) : Bound.NONE;
    if (type.equals(CACHE)) {
      bound = new Bound(Bound.Kind.ENTRIES, BOUND);
    }
    return new HolderReading(
        "com.shop.A.all", type, entries, entries, 1, false, bound, null, sampled, null);
  }

  private static Sampled sampled(@Nullable Survival survival) {
    return new Sampled(List.of("com.shop.Token"), null, survival, null);
  }

  private static Sampled due(int read, int past) {
    return new Sampled(
        List.of("com.shop.Token"),
        null,
        null,
        new Deadlines("com.shop.Token.expiresAt", read, past));
  }

  private static TurnoverReading turnover(long insertions, long removals) {
    return new TurnoverReading(
        "com.shop.A.all", MINUTE, insertions, removals, null, 0, null, null, false);
  }
}
