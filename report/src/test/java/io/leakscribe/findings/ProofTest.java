package io.leakscribe.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.incident.Restart;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProofTest {

  @Test
  void a_new_version_without_the_growth_that_was_watched_for_long_enough_is_a_fix() {
    Findings findings = leaking().starts("r2", 41, "1.1").reads(41, 120, 1, h -> 7).findings();
    Proof proof = findings.proof();
    assertThat(proof.verdict()).isEqualTo(Proof.Verdict.FIXED);
    assertThat(proof.needed()).isEqualTo(Duration.ofHours(72));
    assertThat(proof.expected()).isBetween(7800.0, 8000.0);
    assertThat(proof.after().gained()).isZero();
    assertThat(proof.before().slope().overlaps(proof.after().slope())).isFalse();
    assertThat(findings.times().mitigation().at()).isEqualTo(Course.time(41));
    assertThat(findings.times().mitigation().how()).contains("with version 1.1 in place of 1.0");
    assertThat(findings.times().recovery().at()).isEqualTo(Course.time(41));
  }

  @Test
  void it_is_too_early_before_that_and_says_when_it_will_be_sure() {
    Findings findings = leaking().starts("r2", 41, "1.1").reads(41, 50, 1, h -> 7).findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.TOO_EARLY);
    assertThat(findings.proof().sureAt()).isEqualTo(Course.time(41 + 72));
    assertThat(findings.times().recovery().at()).isNull();
    assertThat(findings.times().recovery().how()).contains("too early, sure at about");
  }

  @Test
  void the_filling_of_a_process_that_starts_is_no_growth() {
    Findings findings =
        leaking()
            .starts("r2", 41, "1.1")
            .reads(41, 42, 0.1, h -> Math.min(400, (h - 41) * 1000))
            .reads(43, 120, 1, h -> 400)
            .findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.FIXED);
  }

  @Test
  void a_live_set_that_fills_in_jumps_and_stays_is_no_growth_either() {
    Findings findings =
        leaking()
            .starts("r2", 41, "1.1")
            .floors(41, 42, 0.05, h -> h < 41.4 ? 1.3e7 : h < 41.8 ? 3.2e7 : 1.15e8)
            .floors(42.1, 120, 1, h -> 1.15e8 + 3e6 * Math.sin(h))
            .findings();
    assertThat(findings.proof().after().unit()).isEqualTo(Restart.BYTES);
    assertThat(findings.proof().after().from()).isAfter(Course.time(41.7));
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.FIXED);
  }

  @Test
  void a_holder_that_the_new_version_does_not_have_does_not_grow_there() {
    Findings findings =
        leaking()
            .starts("r2", 41, "1.1")
            .without(41, 120, 1, h -> 1e8 + 3e6 * Math.sin(h))
            .findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.FIXED);
    assertThat(findings.proof().after().unit()).isEqualTo(Restart.ENTRIES);
    assertThat(findings.proof().after().perHour()).isZero();
    assertThat(findings.times().recovery().at()).isEqualTo(Course.time(41));
  }

  @Test
  void a_live_set_that_climbs_as_before_is_no_fix_whatever_the_holder_is_called() {
    Findings findings =
        leaking().starts("r2", 41, "1.1").without(41, 120, 1, h -> 2e8 + 1e6 * (h - 41)).findings();
    assertThat(findings.proof().after().unit()).isEqualTo(Restart.BYTES);
    assertThat(findings.proof().slowed()).isFalse();
    assertThat(findings.times().recovery().at()).isNull();
  }

  @Test
  void a_holder_that_a_living_process_lets_go_does_not_grow_from_then_on() {
    Findings findings =
        new Course()
            .starts("r1", 0, "1.0")
            .reads(0, 40, 1, h -> 100 * h)
            .reports(24, Stage.CONFIRMED)
            .without(41, 120, 1, h -> 1e8 + 3e6 * Math.sin(h))
            .findings();
    assertThat(findings.times().mitigation().at()).isEqualTo(Course.time(41));
    assertThat(findings.times().mitigation().how()).contains("living process R1");
  }

  @Test
  void the_rollback_stopped_it_and_not_the_fix_that_followed() {
    Findings findings =
        leaking()
            .starts("r2", 41, "0.9")
            .reads(41, 60, 1, h -> 7)
            .stops(60)
            .starts("r3", 61, "1.1")
            .reads(61, 70, 1, h -> 5)
            .findings();
    assertThat(findings.times().mitigation().at()).isEqualTo(Course.time(41));
    assertThat(findings.times().mitigation().how()).contains("version 0.9 in place of 1.0");
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.TOO_EARLY);
  }

  @Test
  void the_recovery_is_that_of_the_rollback_where_it_was_watched_for_long_enough() {
    Findings findings =
        leaking()
            .starts("r2", 41, "0.9")
            .reads(41, 120, 1, h -> 7)
            .stops(120)
            .starts("r3", 121, "1.1")
            .reads(121, 200, 1, h -> 5)
            .findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.FIXED);
    assertThat(findings.times().recovery().at()).isEqualTo(Course.time(41));
  }

  @Test
  void a_restart_after_which_it_grows_as_before_is_a_stop_gap() {
    Findings findings =
        leaking()
            .starts("r2", 41, "1.0")
            .reads(41, 70, 1, h -> 95 * (h - 41))
            .reports(69, Stage.UPDATED)
            .findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.STOP_GAP);
    assertThat(findings.times().mitigation().at()).isNull();
    assertThat(findings.times().mitigation().how()).contains("did not slow it");
    assertThat(findings.times().recovery().at()).isNull();
  }

  @Test
  void growth_at_a_third_of_the_rate_is_slower_and_not_gone() {
    Findings findings =
        leaking().starts("r2", 41, "1.1").reads(41, 200, 1, h -> 33 * (h - 41)).findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.SLOWER);
    assertThat(findings.times().mitigation().at()).isEqualTo(Course.time(41));
    assertThat(findings.times().recovery().at()).isNull();
  }

  @Test
  void growth_that_stops_in_a_living_process_is_dated_by_the_signal() {
    Findings findings =
        new Course()
            .starts("r1", 0, "1.0")
            .reads(0, 60, 1, h -> h <= 40 ? 100 * h : 300)
            .reports(24, Stage.CONFIRMED)
            .reports(39, Stage.UPDATED)
            .findings();
    assertThat(findings.times().mitigation().at()).isEqualTo(Course.time(41));
    assertThat(findings.times().mitigation().how()).contains("living process R1");
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.TOO_EARLY);
  }

  @Test
  void a_process_that_is_lost_while_it_does_not_grow_proves_nothing() {
    Findings findings =
        leaking()
            .starts("r2", 41, "1.1")
            .reads(41, 120, 1, h -> 7)
            .starts("r3", 121, "1.1")
            .loses(121, "r2", 120)
            .findings();
    assertThat(findings.proof().verdict()).isNotEqualTo(Proof.Verdict.FIXED);
    assertThat(findings.times().recovery().at()).isNull();
  }

  @Test
  void one_replica_that_grows_on_is_enough_to_say_that_it_is_not_fixed() {
    Findings findings =
        leaking()
            .starts("r2", 41, "1.1")
            .reads(41, 120, 1, h -> 7)
            .starts("r3", 41, "1.0")
            .reads(41, 120, 1, h -> 100 * (h - 41))
            .findings();
    assertThat(findings.proof().verdict()).isEqualTo(Proof.Verdict.STOP_GAP);
    assertThat(findings.proof().after().run().id()).isEqualTo("r3");
  }

  @Test
  void a_restart_is_judged_by_what_the_agent_said_where_the_readings_are_too_few() {
    Restart restart =
        shortRuns()
            .starts("r2", 2, "1.0")
            .reads(2, 3, 0.5, h -> 400 * (h - 2))
            .grows(390.0)
            .reports(3, Stage.UPDATED)
            .incident()
            .restarts()
            .get(0);
    assertThat(restart.unit()).isEqualTo(Restart.ENTRIES);
    assertThat(restart.ratePerHourBefore()).hasValue(400);
    assertThat(restart.ratePerHourAfter()).hasValue(390);
    assertThat(restart.verdict()).isEqualTo(Restart.Verdict.DID_NOT_HELP);
  }

  @Test
  void what_the_agent_said_of_the_restart_counts_more_than_a_noisy_live_set() {
    RuledOut said = new RuledOut("restart", "A restart did not help: the same is back.");
    Restart restart =
        new Course()
            .starts("r1", 0, "1.0")
            .grows(null)
            .floors(0, 1, 0.1, h -> 1e8 + 7.8e9 * h)
            .reports(1, Stage.SUSPECTED)
            .stops(1.5)
            .starts("r2", 2, "1.0")
            .floors(2, 3, 0.1, h -> 1e8 + 3.0e9 * (h - 2))
            .reports(3, Stage.UPDATED, said)
            .incident()
            .restarts()
            .get(0);
    assertThat(restart.said()).isNotNull();
    assertThat(restart.verdict()).isEqualTo(Restart.Verdict.DID_NOT_HELP);
  }

  private static Course shortRuns() {
    return new Course()
        .starts("r1", 0, "1.0")
        .grows(400.0)
        .reads(0, 1, 0.5, h -> 400 * h)
        .reports(1, Stage.CONFIRMED)
        .stops(1.5);
  }

  /** Reported after 24 hours of 100 entries an hour, stopped after 40. */
  private static Course leaking() {
    return new Course()
        .starts("r1", 0, "1.0")
        .reads(0, 40, 1, h -> 100 * h)
        .reports(24, Stage.CONFIRMED)
        .stops(40.5);
  }
}
