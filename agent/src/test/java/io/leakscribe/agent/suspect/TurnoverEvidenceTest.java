package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Awaited;
import io.leakscribe.agent.observe.Reuse;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.observe.Upkeep;
import io.leakscribe.agent.suspect.TurnoverEvidence.Setting;
import io.leakscribe.journal.Evidence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TurnoverEvidenceTest {
  private static final Awaited NIGHT = new Awaited("Orders.run", "Orders.night");
  private static final Duration SPAN = Duration.ofSeconds(30);
  private static final String REGISTRY = "com.shop.SessionRegistry";

  @Test
  void says_how_often_and_from_where_when_nothing_removes() {
    assertThat(evidence(reading(620, 0, null, true)))
        .containsExactlyInAnyOrder(
            new Evidence(
                "turnover",
                "No code that was looked at removes from SessionRegistry.sessions.",
                Sign.NO_CODE_REMOVES.weight),
            new Evidence(
                "turnover",
                "1,240 insertions/min from SessionRegistry.create:42; 0 removals, counted for 30 s.",
                Sign.INSERTS_WITHOUT_REMOVALS.weight));
  }

  @Test
  void code_that_could_remove_speaks_for_a_cache_that_fills() {
    assertThat(evidence(reading(620, 0, "SessionRegistry.expire", true)))
        .contains(
            new Evidence(
                "turnover",
                "SessionRegistry.expire could remove from SessionRegistry.sessions, and did not in"
                    + " that time.",
                Sign.COULD_REMOVE.weight));
  }

  @Test
  void removals_of_most_speak_against_a_leak() {
    assertThat(evidence(reading(100, 60, "SessionRegistry.expire", true)))
        .singleElement()
        .matches(line -> line.weight() == Sign.REMOVES_MOST.weight)
        .matches(line -> line.statement().contains("120 removals/min by SessionRegistry.expire:7"));
  }

  @Test
  void removals_of_most_are_no_excuse_for_what_has_filled_the_heap_all_the_same() {
    Ledger ledger = new Ledger();
    TurnoverEvidence.addTo(
        ledger, reading(100, 95, "Outbox.retryDue", true), new Setting(true, true, false));

    assertThat(ledger.signs()).isEmpty();
    assertThat(ledger.evidence())
        .singleElement()
        .matches(line -> line.weight() == 0)
        .matches(line -> line.statement().endsWith("It fills the heap all the same."));
  }

  @Test
  void weighs_nothing_where_others_insert_too_or_too_little_was_seen() {
    assertThat(evidence(reading(100, 0, null, false)))
        .singleElement()
        .matches(line -> line.weight() == 0)
        .matches(line -> line.statement().contains("; no removal was seen"));
    assertThat(evidence(reading(9, 0, null, true))).isEmpty();
  }

  @Test
  void code_that_runs_and_could_make_room_speaks_against_a_leak_but_for_a_queue_that_is_consumed() {
    assertThat(weights(tended(5, true, 0), false)).contains(Sign.TRIMMED.weight);
    assertThat(weights(tended(5, false, 0), false))
        .contains(Sign.LOOKED_AFTER.weight)
        .doesNotContain(Sign.COULD_REMOVE.weight);
    assertThat(weights(tended(2, true, 0), false)).doesNotContain(Sign.TRIMMED.weight);
    assertThat(weights(tended(5, false, 50), true)).doesNotContain(Sign.LOOKED_AFTER.weight);
  }

  @Test
  void a_sweep_by_what_it_finds_is_an_excuse_while_there_is_room() {
    TurnoverReading swept =
        new TurnoverReading(REGISTRY + ".sessions", SPAN, 100, 0, null, 0, null, null, true)
            .with(new Upkeep(5, false, true, 0, null));

    assertThat(signs(swept, false)).containsExactly("turnover/SWEPT");
    assertThat(signs(swept, true)).containsExactly("turnover/INSERTS_WITHOUT_REMOVALS");
  }

  @Test
  void one_sweep_is_enough_to_know_that_it_is_swept() {
    assertThat(signs(sweepable(1), false)).containsExactly("turnover/SWEPT");
  }

  @Test
  void a_sweep_that_has_not_come_round_speaks_against_a_leak_in_code_of_ones_own() {
    TurnoverReading own = sweepable(0);
    TurnoverReading library =
        new TurnoverReading(
                "org.apache.commons.Pool.all", SPAN, 100, 0, null, 0, null, "Pool.evict", true)
            .with(new Upkeep(0, false, true, 0, null));

    assertThat(signs(own, false))
        .containsExactly("turnover/INSERTS_WITHOUT_REMOVALS", "turnover/COULD_SWEEP");
    assertThat(signs(own, true)).contains("turnover/COULD_REMOVE");
    assertThat(signs(library, false)).contains("turnover/COULD_REMOVE");
  }

  @Test
  void what_is_in_use_is_no_leak_while_there_is_room_for_it() {
    TurnoverReading used =
        reading(100, 0, null, true).with(new Reuse(64, 40, 50, false, Duration.ofSeconds(10)));

    assertThat(signs(used, false)).containsExactly("turnover/STILL_USED");
    assertThat(signs(used, true)).contains("turnover/INSERTS_WITHOUT_REMOVALS");
  }

  @Test
  void what_a_running_loop_will_empty_is_no_leak_while_there_is_room_for_it() {
    TurnoverReading waiting = awaiting(reading(100, 0, "Orders.night", true), NIGHT);
    TurnoverReading unheard = awaiting(reading(0, 0, null, false), NIGHT);

    assertThat(signs(waiting, false)).containsExactly("turnover/AWAITED");
    assertThat(signs(unheard, false)).containsExactly("turnover/AWAITED");
    assertThat(signs(waiting, true))
        .contains("turnover/INSERTS_WITHOUT_REMOVALS")
        .doesNotContain("turnover/AWAITED");
  }

  @Test
  void code_that_ran_and_let_it_grow_is_not_awaited_any_more() {
    TurnoverReading ran = awaiting(tended(1, false, 0), NIGHT);
    TurnoverReading often = awaiting(tended(20, false, 0), NIGHT);

    assertThat(signs(ran, false)).doesNotContain("turnover/AWAITED");
    assertThat(signs(often, false)).contains("turnover/LOOKED_AFTER");
    assertThat(signs(often, false)).doesNotContain("turnover/AWAITED");
  }

  @Test
  void what_is_overdue_is_awaited_no_more_and_weighs_as_any_other_sweep() {
    Ledger ledger = new Ledger();
    TurnoverReading waiting = awaiting(reading(100, 0, "Orders.night", true), NIGHT);
    TurnoverEvidence.addTo(ledger, waiting, new Setting(false, false, false, true));

    assertThat(ledger.signs())
        .containsExactly("turnover/INSERTS_WITHOUT_REMOVALS", "turnover/COULD_SWEEP");
  }

  @Test
  void code_that_removes_and_adds_has_run_though_it_does_not_tend() {
    assertThat(signs(awaiting(reading(100, 1, "Orders.night", true), NIGHT), false))
        .doesNotContain("turnover/AWAITED");
  }

  @Test
  void what_a_timetable_empties_may_be_emptied_yet() {
    Awaited byClock = new Awaited(null, "Orders.night");

    assertThat(signs(awaiting(reading(100, 0, "Orders.night", true), byClock), false))
        .containsExactly("turnover/INSERTS_WITHOUT_REMOVALS", "turnover/COULD_SWEEP");
    assertThat(signs(awaiting(tended(1, false, 0), byClock), false))
        .doesNotContain("turnover/COULD_SWEEP");
    assertThat(signs(awaiting(reading(100, 0, "Orders.night", true), byClock), true))
        .contains("turnover/COULD_REMOVE");
  }

  @Test
  void of_a_queue_it_is_not_enough_that_somebody_may_empty_it() {
    assertThat(weights(awaiting(reading(100, 0, null, true), NIGHT), true))
        .doesNotContain(Sign.AWAITED.weight);
  }

  @Test
  void what_is_used_as_evenly_as_can_be_seen_is_given_time_to_age() {
    Reuse even = new Reuse(64, 10, 12, false, Duration.ofSeconds(6));
    TurnoverReading open = reading(100, 0, null, true).with(even);
    TurnoverReading old = reading(100, 0, null, true).with(new Reuse(64, 3, 12, true, SPAN));

    assertThat(signs(open, false)).containsExactly("turnover/MAY_STILL_BE_USED");
    assertThat(signs(open, true)).contains("turnover/INSERTS_WITHOUT_REMOVALS");
    assertThat(signs(old, false)).contains("turnover/INSERTS_WITHOUT_REMOVALS");
  }

  @Test
  void of_what_is_hardly_used_nothing_is_said() {
    TurnoverReading young =
        reading(100, 0, null, true).with(new Reuse(64, 10, 40, false, Duration.ofSeconds(10)));
    TurnoverReading few =
        reading(100, 0, null, true).with(new Reuse(8, 8, 8, true, Duration.ofSeconds(10)));

    assertThat(signs(young, false)).contains("turnover/NO_CODE_REMOVES");
    assertThat(signs(few, false)).contains("turnover/NO_CODE_REMOVES");
  }

  private static TurnoverReading awaiting(TurnoverReading reading, Awaited code) {
    Upkeep seen = reading.upkeep();
    return reading.with(new Upkeep(seen.runs(), seen.trims(), seen.sweeps(), seen.vain(), code));
  }

  private static TurnoverReading sweepable(long times) {
    return new TurnoverReading(
            REGISTRY + ".sessions", SPAN, 100, 0, null, 0, null, "SessionRegistry.expire", true)
        .with(new Upkeep(times, false, true, 0, null));
  }

  @Test
  void what_goes_through_a_holder_does_not_excuse_what_stays_in_it() {
    TurnoverReading most = reading(100, 98, null, true);
    Ledger ledger = new Ledger();
    TurnoverEvidence.addTo(ledger, most, new Setting(false, false, true));

    assertThat(signs(most, false)).contains("turnover/REMOVES_MOST");
    assertThat(ledger.signs()).isEmpty();
    assertThat(ledger.evidence()).singleElement().matches(line -> line.weight() == 0);
  }

  @Test
  void a_queue_from_which_the_code_that_adds_takes_when_it_is_full_is_trimmed() {
    assertThat(weights(tended(5, true, 50), true)).contains(Sign.TRIMMED.weight);
  }

  @Test
  void a_cache_that_is_trimmed_and_not_full_removes_nothing() {
    assertThat(signs(tended(5, true, 0), false)).containsExactly("turnover/TRIMMED");
  }

  @Test
  void a_handful_of_insertions_is_evidence_but_no_end_of_waiting() {
    Ledger few = new Ledger();
    Ledger many = new Ledger();
    TurnoverEvidence.addTo(few, reading(40, 0, null, true), new Setting(false, false, false));
    TurnoverEvidence.addTo(many, reading(60, 0, null, true), new Setting(false, false, false));

    assertThat(few.signs()).contains("turnover/INSERTS_WITHOUT_REMOVALS");
    assertThat(few.isCounted()).isFalse();
    assertThat(many.isCounted()).isTrue();
  }

  private static List<String> signs(TurnoverReading reading, boolean full) {
    Ledger ledger = new Ledger();
    TurnoverEvidence.addTo(ledger, reading, new Setting(false, full, false));
    return ledger.signs();
  }

  @Test
  void removals_that_find_nothing_speak_for_a_leak() {
    TurnoverReading vain =
        new TurnoverReading(REGISTRY + ".sessions", SPAN, 100, 0, null, 0, null, null, true)
            .with(new Upkeep(0, false, false, 90, null));

    assertThat(weights(vain, false)).contains(Sign.REMOVES_IN_VAIN.weight);
  }

  private static TurnoverReading tended(long times, boolean trimmed, long removals) {
    return new TurnoverReading(
            REGISTRY + ".sessions",
            SPAN,
            100,
            removals,
            null,
            0,
            null,
            "SessionRegistry.expire",
            true)
        .with(new Upkeep(times, trimmed, false, 0, null));
  }

  @Test
  void code_that_looks_after_it_says_nothing_any_more_when_the_heap_is_full() {
    TurnoverReading reading = tended(20, false, 0);
    Ledger early = new Ledger();
    Ledger late = new Ledger();
    TurnoverEvidence.addTo(early, reading, new Setting(false, false, false));
    TurnoverEvidence.addTo(late, reading, new Setting(false, true, false));

    assertThat(early.signs()).contains("turnover/LOOKED_AFTER");
    assertThat(late.signs()).doesNotContain("turnover/LOOKED_AFTER");
    assertThat(late.evidence()).anyMatch(line -> line.statement().contains("all the same"));
  }

  private static List<Double> weights(TurnoverReading reading, boolean isQueue) {
    Ledger ledger = new Ledger();
    TurnoverEvidence.addTo(ledger, reading, new Setting(isQueue, false, false));
    return ledger.evidence().stream().map(Evidence::weight).toList();
  }

  private static TurnoverReading reading(
      long insertions, long removals, @Nullable String removalCode, boolean complete) {
    return new TurnoverReading(
        REGISTRY + ".sessions",
        Duration.ofSeconds(30),
        insertions,
        removals,
        REGISTRY + ".create(SessionRegistry.java:42)",
        1,
        removals == 0 ? null : REGISTRY + ".expire(SessionRegistry.java:7)",
        removalCode,
        complete);
  }

  private static List<Evidence> evidence(TurnoverReading reading) {
    Ledger ledger = new Ledger();
    TurnoverEvidence.addTo(ledger, reading, new Setting(false, false, false));
    return ledger.evidence();
  }
}
