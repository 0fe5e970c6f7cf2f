package io.leakscribe.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which of several steps ended the growth, and what a holder tells that is not there. */
class StepsTest {
  private static final String OTHER = "com.shop.Stock.items";

  @Test
  void the_first_step_after_which_growth_stays_away_is_the_mitigation() {
    Findings findings = rolledBack().findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.FIXED);
    assertThat(findings.times().mitigation().at()).isEqualTo(Course.time(41));
    assertThat(findings.times().mitigation().how())
        .contains("the rollback (R1 to R2) from version 1.1 to 1.0");
    assertThat(findings.times().recovery().at()).isEqualTo(Course.time(42));
  }

  @Test
  void a_later_version_that_is_young_undoes_no_proof_and_is_named() {
    Growth pending = rolledBack().findings().proof().pending();
    assertThat(pending).isNotNull();
    assertThat(pending.run().name()).isEqualTo("R3");
  }

  @Test
  void a_step_after_which_it_grew_again_is_none() {
    Findings findings =
        leaking()
            .starts("r2", 41, "1.1")
            .reads(41, 60, 1, h -> 5)
            .stops(60.5)
            .starts("r3", 61, "1.1")
            .reads(61, 90, 1, h -> 100 * (h - 61))
            .reports(89, Stage.UPDATED)
            .stops(90.5)
            .starts("r4", 91, "1.2")
            .reads(91, 200, 1, h -> 5)
            .findings();
    assertThat(findings.times().mitigation().at()).isEqualTo(Course.time(91));
    assertThat(findings.proof().before().run().name()).isEqualTo("R3");
  }

  @Test
  void a_holder_that_a_later_run_was_watched_for_and_that_is_in_no_sample_holds_nothing() {
    Incident incident = rolledBack().incident();
    Run second = incident.runs().get(1);
    assertThat(second.holder("com.shop.Prices.cache").points())
        .hasSize(79)
        .allSatisfy(point -> assertThat(point.value()).isZero());
    Restart restart = incident.restarts().get(0);
    assertThat(restart.unit()).isEqualTo(Restart.ENTRIES);
    assertThat(restart.verdict()).isEqualTo(Restart.Verdict.HELPED);
    assertThat(incident.restarts().get(1).isOfLeak()).isFalse();
  }

  @Test
  void nothing_follows_from_samples_of_a_time_when_nobody_knew_what_to_look_for() {
    Incident incident =
        new Course()
            .starts("r0", -20, "1.0")
            .held(SuspectKind.CACHE, OTHER)
            .reads(-20, -1, 1, h -> 300)
            .stops(-0.5)
            .held(SuspectKind.CACHE, "com.shop.Prices.cache")
            .starts("r1", 0, "1.1")
            .reads(0, 40, 1, h -> 100 * h)
            .reports(24, Stage.CONFIRMED)
            .incident();
    assertThat(incident.before()).isNotNull();
    assertThat(incident.before().name()).isEqualTo("R0");
    assertThat(incident.before().version()).isEqualTo("1.0");
    assertThat(incident.before().holder("com.shop.Prices.cache")).isNull();
    assertThat(incident.runs()).extracting(Run::name).containsExactly("R1");
  }

  @Test
  void a_holder_that_disappears_from_a_living_process_dates_the_stop_gap() {
    Course course =
        new Course()
            .starts("r1", 0, "1.0")
            .reads(0, 40, 1, h -> 100 * h)
            .reports(24, Stage.CONFIRMED)
            .reports(39, Stage.UPDATED)
            .held(SuspectKind.CACHE, OTHER)
            .reads(41, 60, 1, h -> 300);
    Moment mitigation = course.findings().times().mitigation();
    assertThat(mitigation.at()).isEqualTo(Course.time(41));
    assertThat(mitigation.earliest()).isEqualTo(Course.time(40));
    assertThat(mitigation.how()).startsWith("growth stopped in the living process R1");
  }

  @Test
  void a_young_run_is_not_judged_by_the_filling_of_its_live_set() {
    Findings findings =
        leaking().starts("r2", 41, "1.1").floors(41, 50, 0.5, h -> 1e8 + 1e7 * (h - 41)).findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.STILL_GROWS);
    assertThat(findings.times().mitigation().at()).isNull();
  }

  @Test
  void nor_is_the_restart() {
    Restart restart =
        leaking()
            .starts("r2", 41, "1.1")
            .floors(41, 50, 0.5, h -> 1e8 + 1e7 * (h - 41))
            .incident()
            .restarts()
            .get(0);
    assertThat(restart.ratePerHourAfter()).isEmpty();
    assertThat(restart.verdict()).isEqualTo(Restart.Verdict.CANNOT_TELL);
  }

  @Test
  void says_of_a_process_that_ended_that_it_will_never_be_sure() {
    Findings findings =
        leaking().starts("r2", 41, "1.1").reads(41, 50, 1, h -> 5).stops(50.5).findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.TOO_EARLY);
    assertThat(findings.times().recovery().how()).contains("and it has ended");
    assertThat(findings.state()).isEqualTo("growth stopped, not watched for long enough");
  }

  @Test
  void the_state_follows_the_signal_and_not_the_worst_report() {
    assertThat(leaking().findings().state()).isEqualTo("confirmed, no process left");
    assertThat(leaking().starts("r2", 41, "1.1").reads(41, 50, 1, h -> 5).findings().state())
        .isEqualTo("growth stopped, being watched");
    assertThat(rolledBack().findings().state()).isEqualTo("growth stopped");
  }

  @Test
  void a_rollback_goes_to_a_version_that_ran_before() {
    Incident incident = rolledBack().incident();
    assertThat(incident.ranBefore("1.0", Course.time(41))).isTrue();
    assertThat(incident.ranBefore("1.1", Course.time(0))).isFalse();
    assertThat(incident.ranBefore("1.2", Course.time(121))).isFalse();
  }

  @Test
  void time_without_a_process_is_told_for_restarts_of_what_leaked_alone() {
    Impact impact = rolledBack().findings().impact();
    assertThat(impact.table())
        .filteredOn(one -> one.name().equals("down"))
        .singleElement()
        .satisfies(down -> assertThat(down.during()).isEqualTo(1800))
        .satisfies(down -> assertThat(down.duringOf()).isEqualTo("R1 to R2"));
    assertThat(impact.lines())
        .anySatisfy(
            line ->
                assertThat(line.statement())
                    .isEqualTo(
                        "No process ran for 30 min, from 2026-11-02 16:30:00 to 2026-11-02"
                            + " 17:00:00, while R1 was replaced by R2."));
  }

  @Test
  void what_to_compare_with_ends_before_a_start_and_leaves_out_the_first_minute() {
    Incident incident =
        new Course()
            .starts("r0", -0.1, "1.0")
            .reads(-0.1, -0.02, 0.01, h -> 0)
            .stops(-0.01)
            .starts("r1", 0, "1.1")
            .reads(0, 1, 0.01, h -> 1000 * h)
            .reports(0.5, Stage.CONFIRMED)
            .incident();
    Uptime uptime = Uptime.of(incident);
    Period before = uptime.before(Duration.ofMinutes(4));
    assertThat(before.to()).isEqualTo(Course.time(-0.01));
    assertThat(before.from()).isEqualTo(Course.time(-0.01).minus(Duration.ofMinutes(4)));
    assertThat(uptime.before(Duration.ofMinutes(10)).from())
        .isEqualTo(Course.time(-0.1).plusSeconds(60));
    assertThat(uptime.before(Duration.ofHours(3)).to()).isEqualTo(uptime.onset());
  }

  /** 1.1 leaks, 1.0 is rolled back to, 1.2 has the fix; the last two have no such holder. */
  private static Course rolledBack() {
    return leaking()
        .starts("r2", 41, "1.0")
        .deploys(41, "1.1", "1.0")
        .held(SuspectKind.CACHE, OTHER)
        .reads(42, 120, 1, h -> 300)
        .stops(120.5)
        .starts("r3", 121, "1.2")
        .reads(121, 130, 1, h -> 30 * (h - 121));
  }

  /** Version 1.1, reported after 24 hours of 100 entries an hour, stopped after 40. */
  private static Course leaking() {
    return new Course()
        .starts("r1", 0, "1.1")
        .deploys(0, "1.0", "1.1")
        .reads(0, 40, 1, h -> 100 * h)
        .reports(24, Stage.CONFIRMED)
        .stops(40.5);
  }
}
