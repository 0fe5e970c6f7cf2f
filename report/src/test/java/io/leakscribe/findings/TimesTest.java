package io.leakscribe.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Mark;
import io.leakscribe.journal.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void the_times_to_detect_mitigate_and_recover_are_measured_from_the_onset() {
    Times times =
        new Course()
            .starts("r1", 0, "1.0")
            .reads(0, 60, 1, h -> 400 + 100 * Math.max(0, h - 30))
            .reports(36, Stage.CONFIRMED)
            .reports(58, Stage.UPDATED)
            .stops(60.5)
            .starts("r2", 61, "1.1")
            .reads(61, 300, 1, h -> 400)
            .findings()
            .times();
    assertThat(times.toDetect().length()).isCloseTo(Duration.ofHours(6), Duration.ofMinutes(40));
    assertThat(times.toDetect().least()).isLessThan(times.toDetect().most());
    assertThat(times.toMitigate().length()).isCloseTo(Duration.ofHours(31), Duration.ofMinutes(40));
    assertThat(times.toRecover().events()).isNotEmpty();
    assertThat(times.contradictions()).isEmpty();
  }

  @Test
  void what_is_not_known_makes_no_number() {
    Times times = leaking().findings().times();
    assertThat(times.toRecover().length()).isNull();
    assertThat(times.toRecover().how()).contains("no time of recovery");
  }

  @Test
  void what_a_person_marked_takes_the_place_of_what_was_measured() {
    Times times =
        leaking()
            .notes(20, Mark.DETECTED, "users called")
            .notes(41, Mark.MITIGATED, "rolled back")
            .notes(45, Mark.RECOVERED, "all green")
            .notes(46, null, "a remark")
            .findings()
            .times();
    assertThat(times.detection().at()).isEqualTo(Course.time(20));
    assertThat(times.detection().how()).startsWith("as noted by ada (by measurement 2026-11-02");
    assertThat(times.detection().events().get(0)).startsWith("note-");
    assertThat(times.mitigation().at()).isEqualTo(Course.time(41));
    assertThat(times.recovery().at()).isEqualTo(Course.time(45));
    assertThat(times.toRecover().length()).isEqualTo(Duration.ofHours(45));
  }

  @Test
  void an_order_that_cannot_be_is_said_and_not_hidden() {
    Times times =
        new Course()
            .starts("r1", 0, "1.0")
            .reads(0, 60, 1, h -> 400 + 100 * Math.max(0, h - 30))
            .reports(60, Stage.CONFIRMED)
            .notes(10, Mark.DETECTED, "slow")
            .notes(50, Mark.MITIGATED, "restarted")
            .notes(45, Mark.RECOVERED, "fine")
            .findings()
            .times();
    assertThat(times.toDetect().length()).isNull();
    assertThat(times.toDetect().how()).startsWith("impossible: detection lies");
    assertThat(times.contradictions())
        .singleElement()
        .asString()
        .startsWith("Recovery")
        .contains("before mitigation");
  }

  @Test
  void a_process_that_reports_the_end_and_dies_has_not_recovered() {
    Course dies = leaking().resolves(50).starts("r2", 51, "1.0").loses(51, "r1", 50.05);
    assertThat(dies.findings().times().recovery().at()).isNull();
    assertThat(dies.findings().times().recovery().how()).contains("a process that dies");
    Course lives = leaking().resolves(50).reads(51, 52, 1, h -> 4000);
    assertThat(lives.findings().times().recovery().at()).isNotNull();
  }

  private static Course leaking() {
    return new Course()
        .starts("r1", 0, "1.0")
        .reads(0, 40, 1, h -> 100 * h)
        .reports(24, Stage.CONFIRMED);
  }
}
