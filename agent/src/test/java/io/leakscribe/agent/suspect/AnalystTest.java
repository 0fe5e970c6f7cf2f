package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AnalystTest {
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final String REGISTRY = "com.shop.SessionRegistry.sessions";
  private static final DoubleUnaryOperator LEAKING = age -> 20 * age;

  private final Analyst analyst = new Analyst(Past.NONE);

  @Test
  void an_unbounded_holder_and_a_live_set_that_grow_together_are_confirmed() {
    List<Assessment> seen =
        new Life()
            .holder(REGISTRY, Bound.NONE, LEAKING, "com.shop.UserSession")
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(analyst, TWO_MINUTES);

    Suspect best = last(seen).suspects().get(0).suspect();
    assertThat(last(seen).suspects().get(0).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(best.holder()).isEqualTo(REGISTRY);
    assertThat(best.leakingClass()).isEqualTo("com.shop.UserSession");
    assertThat(best.kind()).isEqualTo(SuspectKind.SESSION);
    assertThat(best.entriesPerHour()).isBetween(65_000.0, 79_000.0);
    assertThat(last(seen).exhaustion()).isNotNull();
  }

  @Test
  void what_one_holder_gains_as_another_loses_it_is_moved() {
    List<Assessment> seen =
        new Life()
            .holder(REGISTRY, Bound.NONE, LEAKING, "com.shop.UserSession")
            .holder("com.shop.Old.all", Bound.NONE, age -> 9_000 - LEAKING.applyAsDouble(age))
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void what_lost_its_entries_before_gave_none() {
    List<Assessment> seen =
        new Life()
            .holder(REGISTRY, Bound.NONE, LEAKING, "com.shop.UserSession")
            .holder("com.shop.Old.all", Bound.NONE, age -> age < 40 ? 9_000 : 7_600)
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(last(seen).suspects().get(0).verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void two_collections_are_enough_for_a_suspicion_where_young_ones_bear_out_the_measured_sizes() {
    List<Assessment> seen = chainOfNodes(true).watchedBy(analyst, Duration.ofSeconds(70));

    assertThat(last(seen).suspects().get(0).suspect().evidence())
        .anyMatch(line -> line.statement().contains("in 2 collections of old memory and"));
  }

  @Test
  void without_them_two_collections_say_nothing() {
    List<Assessment> seen = chainOfNodes(false).watchedBy(analyst, Duration.ofSeconds(70));

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  private static Life chainOfNodes(boolean young) {
    return new Life()
        .nodes("com.shop.Audit.newest", age -> 20_000 * age)
        .liveSetMib(age -> 70 + 1.2 * age)
        .collectedEvery(15, young);
  }

  @Test
  void a_live_set_that_grows_without_any_holder_is_never_confirmed() {
    List<Assessment> seen =
        new Life().liveSetMib(age -> 70 + 0.8 * age).watchedBy(analyst, TWO_MINUTES);

    assertThat(seen).noneMatch(a -> a.suspects().stream().anyMatch(AnalystTest::confirmed));
  }

  @Test
  void a_bounded_cache_that_fills_is_not_suspected() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.Prices.cache", new Bound(Bound.Kind.ENTRIES, 10_000), LEAKING)
            .liveSetMib(age -> 70 + 0.4 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void a_bounded_cache_beyond_its_bound_is_suspected() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.Prices.cache", new Bound(Bound.Kind.ENTRIES, 500), LEAKING)
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(last(seen).suspects()).isNotEmpty();
  }

  @Test
  void a_map_that_fills_up_and_stops_is_not_suspected() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.Catalogue.items", Bound.NONE, age -> 2000 * (1 - Math.exp(-age / 25)))
            .liveSetMib(age -> 70 + 15 * (1 - Math.exp(-age / 25)))
            .watchedBy(analyst, Duration.ofMinutes(5));

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void sessions_that_ended_and_were_found_in_a_holder_prove_it() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.AuditTask.processed", Bound.NONE, age -> 10 * age)
            .lifecycle(age -> sessions(age, 15 * age, 12 * age, 10 * age, true))
            .liveSetMib(age -> 70 + 0.5 * age)
            .watchedBy(analyst, TWO_MINUTES);

    RankedSuspect best = last(seen).suspects().get(0);
    assertThat(best.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(best.suspect().kind()).isEqualTo(SuspectKind.BACKGROUND_TASK);
    assertThat(best.suspect().evidence())
        .anyMatch(line -> line.statement().contains("still strongly reachable"));
  }

  @Test
  void a_cache_without_a_bound_that_the_live_set_follows_is_confirmed_without_any_session() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.QuoteCache.quotes", Bound.NONE, LEAKING, "com.shop.Quote")
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(last(seen).suspects().get(0).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(last(seen).suspects().get(0).suspect().kind()).isEqualTo(SuspectKind.CACHE);
    assertThat(last(seen).suspects().get(0).suspect().bytesPerHour()).isBetween(2.0e9, 4.0e9);
  }

  @Test
  void a_live_set_that_stands_still_because_the_heap_is_full_does_not_excuse_a_holder() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.QuoteCache.quotes", Bound.NONE, LEAKING)
            .liveSetMib(age -> Math.min(245, 70 + 4 * age))
            .watchedBy(analyst, Duration.ofMinutes(4));

    assertThat(last(seen).suspects()).isNotEmpty();
    assertThat(last(seen).suspects().get(0).suspect().evidence())
        .noneMatch(line -> line.statement().contains("level"));
  }

  @Test
  void a_buffer_is_suspected_before_the_copy_that_does_not_fit_though_half_of_the_heap_is_free() {
    List<Assessment> seen =
        new Life()
            .noOldCollections()
            .liveSetMib(age -> 20 + 0.6 * age)
            .buffer("com.shop.Audit.text", age -> 0.6 * age * Life.MIB)
            .watchedBy(analyst, TWO_MINUTES);

    Assessment last = seen.get(seen.size() - 1);
    assertThat(last.suspects().get(0).suspect().holder()).isEqualTo("com.shop.Audit.text");
    assertThat(last.suspects().get(0).verdict()).isEqualTo(Verdict.SUSPECTED);
    // 256 MiB less 20 for others: 94 MiB of text need 188 more to be doubled or so, half a minute
    // from now; to fill the heap byte by byte would take four minutes more.
    assertThat(last.exhaustion().at()).isBefore(Life.START.plusSeconds(190));
  }

  @Test
  void a_buffer_that_was_copied_and_cannot_be_copied_again_is_confirmed() {
    Assessment last = last(text(AnalystTest::doubled).watchedBy(analyst, TWO_MINUTES));

    assertThat(last.suspects().get(0).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(last.suspects().get(0).suspect().evidence())
        .anyMatch(
            line ->
                line.statement()
                    .equals(
                        "It is 56 % full. To go on then, it is copied to a larger one, and for that"
                            + " moment 384.0 MiB are in use: 150 % of the heap."));
    // 128 MiB fit in, and 0.6 come each second.
    assertThat(last.exhaustion().at())
        .isBetween(Life.START.plusSeconds(205), Life.START.plusSeconds(220));
  }

  @Test
  void a_live_set_that_stands_still_between_two_copies_says_nothing_about_a_buffer() {
    Life life = new Life().liveSetMib(age -> age < 107 ? 84 : 148);
    life.buffer("com.shop.Audit.text", age -> 0.6 * age * Life.MIB, AnalystTest::doubled);

    assertThat(last(life.watchedBy(analyst, TWO_MINUTES)).suspects().get(0).suspect().evidence())
        .noneMatch(line -> line.statement().contains("level"));
  }

  @Test
  void a_buffer_that_was_made_as_large_as_it_is_may_never_be_copied() {
    Assessment last = last(text(age -> 128 * Life.MIB).watchedBy(analyst, TWO_MINUTES));

    assertThat(last.suspects()).allMatch(s -> s.verdict() == Verdict.SUSPECTED);
    assertThat(last.suspects().get(0).suspect().evidence())
        .noneMatch(line -> line.statement().contains("copied"));
  }

  private static Life text(Function<Double, Long> room) {
    return new Life()
        .noOldCollections()
        .liveSetMib(age -> 20 + 0.6 * age)
        .buffer("com.shop.Audit.text", age -> 0.6 * age * Life.MIB, room);
  }

  private static Long doubled(double age) {
    return Long.highestOneBit((long) (0.6 * age * Life.MIB)) * 2;
  }

  @Test
  void a_buffer_that_is_small_for_the_heap_is_left_alone() {
    assertThat(
            new Life()
                .noOldCollections()
                .buffer("com.shop.Audit.text", age -> 1_000 * age)
                .watchedBy(analyst, TWO_MINUTES))
        .allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void a_rule_of_its_own_is_not_believed_any_more_when_the_holder_fills_the_heap() {
    Bound rule = new Bound(Bound.Kind.OWN_RULE, 0);
    Life life =
        new Life()
            .liveSetMib(age -> 40 + 1.6 * age)
            .holder("com.shop.Prices.recent", rule, age -> 1_600 * age);

    List<Assessment> seen = life.watchedBy(analyst, Duration.ofSeconds(132));

    assertThat(seen.subList(0, 40)).allMatch(a -> a.suspects().isEmpty());
    assertThat(seen.get(seen.size() - 1).suspects().get(0).verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void a_slow_holder_that_would_need_days_is_not_judged_after_two_minutes() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.Users.names", Bound.NONE, LEAKING)
            .liveSetMib(age -> 70 + 0.002 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(seen).noneMatch(a -> a.suspects().stream().anyMatch(AnalystTest::confirmed));
  }

  @Test
  void growth_during_the_start_is_not_judged() {
    List<Assessment> seen =
        new Life()
            .holder("com.shop.Beans.all", Bound.NONE, age -> Math.min(3000, 400 * age))
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void a_holder_that_keeps_pace_with_live_sessions_is_load() {
    List<Assessment> seen =
        new Life()
            .holder(REGISTRY, Bound.NONE, age -> 50 + 4 * age)
            .lifecycle(age -> sessions(age, 60 + 9 * age, 5 * age, 0, false))
            .liveSetMib(age -> 70 + 0.2 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(seen).noneMatch(a -> a.suspects().stream().anyMatch(AnalystTest::confirmed));
  }

  @Test
  void a_session_store_is_not_judged_before_its_sessions_had_time_to_end() {
    List<Assessment> seen = fillingSessionStore(1800L).watchedBy(analyst, Duration.ofMinutes(10));

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void a_session_store_that_grows_beyond_the_time_out_is_suspected() {
    List<Assessment> seen = fillingSessionStore(60L).watchedBy(analyst, Duration.ofMinutes(10));

    assertThat(last(seen).suspects()).isNotEmpty();
  }

  private static Life fillingSessionStore(long timeoutSeconds) {
    return new Life()
        .holder("org.apache.catalina.session.ManagerBase.sessions", Bound.NONE, age -> 5 * age)
        .lifecycle(
            age ->
                new LifecycleReading(
                    LifecycleReading.Kind.SESSION,
                    "org.apache.catalina.session.StandardSession",
                    Math.round(5 * age),
                    0,
                    Math.round(5 * age),
                    0,
                    null,
                    null,
                    timeoutSeconds,
                    null,
                    List.of()))
        .liveSetMib(age -> 70 + 0.2 * age);
  }

  @Test
  void traffic_library_and_collector_settings_are_cleared_with_numbers() {
    List<Assessment> seen =
        new Life()
            .holder(REGISTRY, Bound.NONE, LEAKING)
            .lifecycle(age -> sessions(age, 25 * age, 24 * age, 0, false))
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(last(seen).ruledOut())
        .extracting(RuledOut::hypothesis)
        .contains("traffic", "library", "gc-configuration", "native-memory", "database");
    assertThat(last(seen).ruledOut()).allMatch(r -> r.evidence().matches("(?s).*(\\d|own code).*"));
  }

  @Test
  void a_leak_that_comes_back_after_a_restart_says_so_with_both_rates() {
    String fingerprint = Fingerprint.of(SuspectKind.SESSION, REGISTRY, null);
    Analyst restarted =
        new Analyst(new Past(Map.of(fingerprint, new Recurrence(1, 71_000.0)), null));

    List<Assessment> seen =
        new Life()
            .holder(REGISTRY, Bound.NONE, LEAKING)
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(restarted, TWO_MINUTES);

    assertThat(last(seen).ruledOut())
        .anyMatch(r -> r.hypothesis().equals("restart") && r.evidence().contains("71,000"));
  }

  @Test
  void the_level_of_what_an_earlier_run_suspected_is_told_from_the_start() {
    Recurrence earlier = new Recurrence(1, 71_000.0, Set.of("1"), List.of(), REGISTRY);
    Analyst restarted = new Analyst(new Past(Map.of("f1", earlier), null));

    List<Assessment> seen =
        new Life()
            .holder(REGISTRY, Bound.NONE, age -> 40)
            .liveSetMib(age -> 70)
            .watchedBy(restarted, TWO_MINUTES);

    assertThat(last(seen).suspects()).isEmpty();
    assertThat(last(seen).levels()).containsEntry("f1", 40L);
  }

  @Test
  void who_inserts_is_worth_a_pause_where_growth_would_fill_the_heap() {
    new Life()
        .holder(REGISTRY, Bound.NONE, LEAKING)
        .liveSetMib(age -> 70 + 0.8 * age)
        .watchedBy(analyst, TWO_MINUTES);

    assertThat(analyst.holdersToCount()).containsExactly(REGISTRY);
  }

  @Test
  void who_inserts_is_not_worth_a_pause_where_the_heap_lasts_long() {
    new Life()
        .holder("com.shop.Users.names", Bound.NONE, LEAKING)
        .liveSetMib(age -> 70 + 0.002 * age)
        .watchedBy(analyst, TWO_MINUTES);

    assertThat(analyst.holdersOfInterest()).containsExactly("com.shop.Users.names");
    assertThat(analyst.holdersToCount()).isEmpty();
  }

  private static LifecycleReading sessions(
      double age, double created, double ended, double retained, boolean held) {
    return new LifecycleReading(
        LifecycleReading.Kind.SESSION,
        "org.apache.catalina.session.StandardSession",
        Math.round(created),
        Math.round(ended),
        Math.round(created - ended),
        Math.round(retained),
        retained > 0 ? "org.apache.catalina.session.StandardSession" : null,
        null,
        60L,
        null,
        held ? List.of("com.shop.AuditTask.processed") : List.of());
  }

  private static boolean confirmed(RankedSuspect suspect) {
    return suspect.verdict() == Verdict.CONFIRMED;
  }

  private static Assessment last(List<Assessment> assessments) {
    return assessments.get(assessments.size() - 1);
  }
}
