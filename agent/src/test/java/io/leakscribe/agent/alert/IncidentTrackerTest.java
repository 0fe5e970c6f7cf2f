package io.leakscribe.agent.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentTrackerTest {
  private static final Instant START = Instant.parse("2026-11-21T02:14:00Z");
  private static final String HOLDER = "com.shop.SessionRegistry.sessions";

  private final IncidentTracker tracker = new IncidentTracker(List.of());
  private Instant now = START;

  @Test
  void one_assessment_opens_nothing() {
    assertThat(tracker.update(suspecting(HOLDER, Verdict.SUSPECTED))).isEmpty();
    assertThat(tracker.state()).isEqualTo(IncidentState.NONE);
  }

  @Test
  void three_assessments_in_a_row_open_an_incident_named_after_its_holder() {
    List<Turn> turns = repeat(3, HOLDER, Verdict.SUSPECTED);

    assertThat(turns).singleElement().isInstanceOf(Turn.Leak.class);
    assertThat(turns.get(0).incident()).isEqualTo("20261121-0214-sessionregistry-sessions");
    assertThat(tracker.state()).isEqualTo(IncidentState.SUSPECTED);
  }

  @Test
  void what_was_told_is_confirmed_by_two_in_a_row() {
    repeat(3, HOLDER, Verdict.SUSPECTED);

    assertThat(stages(repeat(1, HOLDER, Verdict.CONFIRMED))).isEmpty();
    repeat(1, HOLDER, Verdict.SUSPECTED);
    assertThat(stages(repeat(1, HOLDER, Verdict.CONFIRMED))).isEmpty();
    assertThat(stages(repeat(1, HOLDER, Verdict.CONFIRMED))).containsExactly(Stage.CONFIRMED);
  }

  @Test
  void nothing_is_suspected_and_confirmed_at_once() {
    assertThat(stages(repeat(3, HOLDER, Verdict.CONFIRMED))).containsExactly(Stage.SUSPECTED);
  }

  @Test
  void where_removals_were_looked_for_in_vain_there_is_nothing_to_wait_for() {
    repeat(3, HOLDER, Verdict.SUSPECTED);

    List<Turn> turns = tracker.update(assessment(List.of(counted()), null, List.of()));

    assertThat(stages(turns)).containsExactly(Stage.CONFIRMED);
  }

  @Test
  void not_even_then_is_one_assessment_enough() {
    Assessment once = assessment(List.of(counted()), null, List.of());

    assertThat(tracker.update(once)).isEmpty();
    assertThat(tracker.update(once)).isEmpty();
    assertThat(stages(tracker.update(once))).containsExactly(Stage.SUSPECTED, Stage.CONFIRMED);
  }

  private static RankedSuspect counted() {
    return new RankedSuspect(
        suspect(HOLDER, Verdict.CONFIRMED).suspect(), Verdict.CONFIRMED, true, 0, true);
  }

  @Test
  void an_interruption_starts_the_count_anew() {
    repeat(2, HOLDER, Verdict.SUSPECTED);
    tracker.update(quiet());

    assertThat(repeat(2, HOLDER, Verdict.SUSPECTED)).isEmpty();
  }

  @Test
  void one_gap_in_what_was_told_is_no_new_beginning_and_two_are() {
    repeat(3, HOLDER, Verdict.SUSPECTED);
    tracker.update(quiet());
    assertThat(stages(repeat(2, HOLDER, Verdict.CONFIRMED))).containsExactly(Stage.CONFIRMED);
  }

  @Test
  void who_is_suspected_every_other_time_is_not_confirmed() {
    repeat(3, HOLDER, Verdict.SUSPECTED);
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      turns.addAll(tracker.update(quiet()));
      turns.addAll(repeat(1, HOLDER, Verdict.CONFIRMED));
    }
    assertThat(stages(turns)).doesNotContain(Stage.CONFIRMED);
    tracker.update(quiet());
    tracker.update(quiet());
    assertThat(stages(repeat(2, HOLDER, Verdict.CONFIRMED))).doesNotContain(Stage.CONFIRMED);
  }

  @Test
  void many_assessments_make_one_incident_and_few_turns() {
    List<Turn> turns = repeat(500, HOLDER, Verdict.CONFIRMED);

    assertThat(turns.stream().map(Turn::incident).distinct()).hasSize(1);
    assertThat(stages(turns)).startsWith(Stage.SUSPECTED, Stage.CONFIRMED);
    assertThat(turns).hasSizeLessThan(10);
  }

  @Test
  void what_was_confirmed_keeps_its_name_while_it_pauses_and_something_weaker_is_suspected() {
    repeat(6, HOLDER, Verdict.CONFIRMED);

    List<Turn> turns = repeat(500, "com.shop.Texts.pages", Verdict.SUSPECTED);

    assertThat(turns).allSatisfy(turn -> assertThat(leading(turn)).isEqualTo(HOLDER));
    Assessment shown = tracker.shown(suspecting("com.shop.Texts.pages", Verdict.SUSPECTED));
    assertThat(shown.suspects())
        .extracting(one -> one.suspect().rank() + " " + one.suspect().holder())
        .containsExactly("1 " + HOLDER, "2 com.shop.Texts.pages");
  }

  @Test
  void what_was_confirmed_is_shown_while_nothing_at_all_grows_until_it_is_over() {
    repeat(6, HOLDER, Verdict.CONFIRMED);
    tracker.update(quiet());

    assertThat(tracker.shown(quiet()).suspects()).hasSize(1);

    for (int i = 0; i < 500; i++) {
      tracker.update(quiet());
    }
    assertThat(tracker.state()).isEqualTo(IncidentState.NONE);
    assertThat(tracker.shown(quiet()).suspects()).isEmpty();
  }

  @Test
  void another_that_is_confirmed_as_well_takes_the_lead() {
    repeat(6, HOLDER, Verdict.CONFIRMED);

    List<Turn> turns = repeat(500, "com.shop.Texts.pages", Verdict.CONFIRMED);

    assertThat(leading(turns.get(turns.size() - 1))).isEqualTo("com.shop.Texts.pages");
  }

  private static String leading(Turn turn) {
    return String.valueOf(((Turn.Leak) turn).suspects().get(0).holder());
  }

  @Test
  void near_exhaustion_makes_a_confirmed_incident_critical_once() {
    repeat(6, HOLDER, Verdict.CONFIRMED);

    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      turns.addAll(tracker.update(suspecting(HOLDER, Verdict.CONFIRMED, Duration.ofMinutes(9))));
    }

    assertThat(stages(turns)).containsOnlyOnce(Stage.CRITICAL);
    assertThat(tracker.state()).isEqualTo(IncidentState.CRITICAL);
  }

  @Test
  void near_exhaustion_does_not_make_a_mere_suspicion_critical() {
    for (int i = 0; i < 20; i++) {
      tracker.update(suspecting(HOLDER, Verdict.SUSPECTED, Duration.ofMinutes(2)));
    }

    assertThat(tracker.state()).isEqualTo(IncidentState.SUSPECTED);
  }

  @Test
  void it_is_resolved_only_when_it_stays_calm_for_long_compared_with_how_long_it_grew() {
    repeat(60, HOLDER, Verdict.CONFIRMED);
    List<Turn> early = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      early.addAll(tracker.update(quiet()));
    }
    List<Turn> late = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      late.addAll(tracker.update(quiet()));
    }

    assertThat(early).isEmpty();
    assertThat(late).singleElement().isInstanceOf(Turn.Resolved.class);
    assertThat(tracker.state()).isEqualTo(IncidentState.NONE);
  }

  @Test
  void it_is_not_resolved_while_the_level_still_creeps_up_whatever_the_trend_is_called() {
    repeat(20, HOLDER, Verdict.CONFIRMED);
    List<Turn> turns = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      turns.addAll(tracker.update(quietAtLevel(100 + 2L * i)));
    }

    assertThat(turns).isEmpty();
    assertThat(tracker.state()).isEqualTo(IncidentState.CONFIRMED);
  }

  @Test
  void the_fingerprint_of_an_earlier_run_gives_the_incident_its_old_id() {
    IncidentTracker second = new IncidentTracker(List.of(earlier()));

    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      turns.addAll(second.update(suspecting(HOLDER, Verdict.SUSPECTED)));
    }

    assertThat(turns.get(0).incident()).isEqualTo("20261120-2300-old");
  }

  @Test
  void an_incident_of_an_earlier_run_that_does_not_come_back_is_resolved_when_it_had_its_time() {
    IncidentTracker second = new IncidentTracker(List.of(earlier()));

    List<Turn> early = new ArrayList<>();
    for (int i = 0; i < 7 * 60; i++) {
      early.addAll(second.update(quiet()));
    }
    List<Turn> late = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      late.addAll(second.update(quiet()));
    }

    assertThat(early).isEmpty();
    assertThat(late).singleElement().isInstanceOf(Turn.Resolved.class);
    assertThat(late.get(0).incident()).isEqualTo("20261120-2300-old");
  }

  @Test
  void such_a_resolution_gives_its_numbers() {
    IncidentTracker second = new IncidentTracker(List.of(earlier()));

    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 8 * 60; i++) {
      turns.addAll(second.update(quietAtLevel(7)));
    }

    assertThat(turns)
        .singleElement()
        .isEqualTo(
            new Turn.Resolved(
                "20261120-2300-old",
                "not seen in 15 min of a later run; before, it had shown after 5 min and grew by"
                    + " 900 entries an hour; now its holder has 7 entries"));
  }

  @Test
  void it_is_resolved_beside_another_leak_and_not_while_it_is_suspected_itself() {
    IncidentTracker second = new IncidentTracker(List.of(earlier()));
    IncidentTracker third = new IncidentTracker(List.of(earlier()));

    List<Turn> beside = new ArrayList<>();
    List<Turn> again = new ArrayList<>();
    for (int i = 0; i < 10 * 60; i++) {
      beside.addAll(second.update(suspecting("com.shop.Other.map", Verdict.SUSPECTED)));
      again.addAll(third.update(suspecting(HOLDER, Verdict.SUSPECTED)));
    }

    assertThat(beside).filteredOn(Turn.Resolved.class::isInstance).hasSize(1);
    assertThat(again).noneMatch(Turn.Resolved.class::isInstance);
  }

  @Test
  void a_wrong_suspect_is_cleared_once() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      turns.addAll(tracker.update(clearing("traffic")));
    }

    assertThat(turns.stream().filter(Turn.Cleared.class::isInstance)).hasSize(1);
  }

  @Test
  void a_suspicion_follows_the_ranking_and_a_confirmed_incident_keeps_its_id() {
    repeat(3, "com.shop.Other.map", Verdict.SUSPECTED);

    List<Turn> turns = repeat(10, HOLDER, Verdict.CONFIRMED);

    assertThat(stages(turns)).contains(Stage.CONFIRMED);
    assertThat(turns.get(0).incident()).isEqualTo("20261121-0214-other-map");
  }

  private static KnownIncident earlier() {
    return new KnownIncident(
        "20261120-2300-old",
        HOLDER,
        START.minusSeconds(9000),
        List.of("r1"),
        900.0,
        List.of(),
        Duration.ofMinutes(5),
        HOLDER);
  }

  private List<Turn> repeat(int times, String holder, Verdict verdict) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      turns.addAll(tracker.update(suspecting(holder, verdict)));
    }
    return turns;
  }

  private static List<Stage> stages(List<Turn> turns) {
    return turns.stream()
        .filter(Turn.Leak.class::isInstance)
        .map(turn -> ((Turn.Leak) turn).stage())
        .toList();
  }

  private Assessment quiet() {
    return assessment(List.of(), null, List.of());
  }

  private Assessment quietAtLevel(long level) {
    now = now.plusSeconds(2);
    return new Assessment(
        now, List.of(), null, List.of(), List.of(), null, noTrend(), Map.of(HOLDER, level));
  }

  private Assessment clearing(String hypothesis) {
    return assessment(
        List.of(suspect(HOLDER, Verdict.SUSPECTED)),
        null,
        List.of(new RuledOut(hypothesis, "level")));
  }

  private Assessment suspecting(String holder, Verdict verdict) {
    return suspecting(holder, verdict, Duration.ofDays(2));
  }

  private Assessment suspecting(String holder, Verdict verdict, Duration left) {
    Exhaustion exhaustion =
        new Exhaustion("heap", now.plus(left), now.plus(left), now.plus(left.multipliedBy(2)));
    return assessment(List.of(suspect(holder, verdict)), exhaustion, List.of());
  }

  private Assessment assessment(
      List<RankedSuspect> suspects, Exhaustion exhaustion, List<RuledOut> ruledOut) {
    now = now.plusSeconds(2);
    return new Assessment(now, suspects, exhaustion, List.of(), ruledOut, null, noTrend());
  }

  private static RankedSuspect suspect(String holder, Verdict verdict) {
    Suspect suspect =
        new Suspect(
            1,
            0.9,
            SuspectKind.SESSION,
            holder,
            holder,
            "java.util.HashMap",
            null,
            null,
            null,
            List.of(),
            100L,
            60.0,
            null,
            null,
            START,
            List.of());
    return new RankedSuspect(suspect, verdict, true);
  }

  private static Trend noTrend() {
    return new Trend(Trend.Shape.CANNOT_TELL, 0, 0, 0, null, Duration.ZERO, 0, 1, "test");
  }
}
