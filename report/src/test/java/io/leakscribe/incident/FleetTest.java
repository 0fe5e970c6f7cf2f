package io.leakscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.journal.Stage;
import io.leakscribe.outside.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
  private static final String FIRST = "20261121-0824-sessionregistry-sessions";
  private static final String SECOND = "20261121-0826-sessionregistry-sessions";

  @Test
  void what_replicas_report_under_ids_of_their_own_is_one_incident() {
    List<Incident> incidents = Incidents.of(three().events()::forEach);

    assertThat(incidents).hasSize(1);
    Incident incident = incidents.get(0);
    assertThat(incident.id()).isEqualTo(FIRST);
    assertThat(incident.aliases()).containsExactly(SECOND);
    assertThat(incident.isCalled(SECOND)).isTrue();
    assertThat(incident.turns()).hasSize(4);
  }

  @Test
  void tells_which_replicas_leak_which_was_first_and_which_is_worst_off() {
    Fleet fleet = Fleet.of(three().incident());

    assertThat(fleet.affected()).extracting(Replica::name).containsExactly("shop-1", "shop-2");
    assertThat(fleet.quiet()).extracting(Replica::name).containsExactly("shop-3");
    assertThat(fleet.worst()).get().extracting(Replica::name).isEqualTo("shop-2");
    assertThat(fleet.versions()).containsExactly("2.4.0");
    assertThat(draft(three().incident()))
        .contains("**2 of 3 replicas** leak, in version 2.4.0, which no quiet replica runs.")
        .contains("worst off is `shop-2`");
  }

  @Test
  void the_head_of_the_draft_counts_down_for_the_replica_that_is_full_first() {
    Incident incident = three().incident();

    assertThat(incident.leading()).extracting("entries").isEqualTo(2400L);
    assertThat(incident.exhaustion()).extracting("at").isEqualTo(Scenario.START.plusSeconds(4200));
  }

  @Test
  void is_not_over_while_one_replica_still_leaks() {
    Scenario one =
        three().samplesBy("r2", 31, 50).on("shop-1", FIRST).resolvedBy("r1", 50, "no growth");
    assertThat(one.incident().resolved()).isNull();

    Scenario both = one.on("shop-2", SECOND).resolvedBy("r2", 61, "no growth");
    assertThat(both.incident().state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(both.incident().resolved()).extracting("reason").isEqualTo("no growth");
  }

  @Test
  void is_over_although_a_replica_that_leaked_died_before_it_could_say_so() {
    Scenario gone = three().samplesBy("r1", 45, 70).on("shop-1", FIRST);

    assertThat(gone.resolvedBy("r1", 71, "no growth").incident().state())
        .isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void what_was_over_before_it_came_back_is_two_incidents() {
    Scenario twice =
        Scenario.oneRun()
            .on("pod-9", "20261121-1010-sessionregistry-sessions")
            .starts("r9", 120, "2.5.0")
            .samples(121, 130, 60, 3)
            .leak(130, Stage.SUSPECTED, 0.7, 500, 90);

    assertThat(Incidents.of(twice.events()::forEach)).hasSize(2);
  }

  @Test
  void a_run_is_not_compared_with_one_of_another_replica() {
    Scenario fleet =
        three()
            .on("shop-1", FIRST)
            .starts("r1b", 60, "2.4.0")
            .lost(60, "r1", 55)
            .samples(61, 80, 60, 3)
            .on("shop-9", SECOND)
            .starts("r9", 62, "2.4.0")
            .samples(63, 80, 0, 0);

    assertThat(fleet.incident().restarts())
        .extracting(restart -> restart.before().id() + " to " + restart.after().id())
        .containsExactly("r1 to r1b");
  }

  @Test
  void what_a_person_wrote_under_the_id_of_a_replica_goes_on_in_the_one_draft(@TempDir Path dir)
      throws Exception {
    Path service = three().writeTo(dir);
    Files.move(service.resolve("journal/r1.jsonl"), dir.resolve("r1.jsonl"));
    Path early = Drafts.write(service, SECOND);
    Files.writeString(early, Files.readString(early) + "\nAda called the vendor.\n");
    Files.move(dir.resolve("r1.jsonl"), service.resolve("journal/r1.jsonl"));

    Path whole = Drafts.write(service, SECOND);

    assertThat(whole.getParent()).hasFileName(FIRST);
    assertThat(whole).content().contains("Ada called the vendor.").contains("**2 of 3 replicas**");
    assertThat(early.resolveSibling("MOVED.md")).content().contains(FIRST);
  }

  private static String draft(Incident incident) {
    return Drafts.markdown(Findings.of(incident, Recording.NONE), SkippedLines.NONE);
  }

  /** Two that leak and one of another version that does not. */
  private static Scenario three() {
    return new Scenario()
        .on("shop-1", FIRST)
        .starts("r1", 0, "2.4.0")
        .samples(1, 24, 60, 3.4)
        .leak(24, Stage.SUSPECTED, 0.62, 1440, 90)
        .on("shop-2", SECOND)
        .starts("r2", 2, "2.4.0")
        .samples(3, 26, 90, 4)
        .leak(26, Stage.SUSPECTED, 0.62, 2000, 70)
        .leak(30, Stage.CONFIRMED, 0.95, 2400, 68)
        .on("shop-3", "none")
        .starts("r3", 3, "2.3.9")
        .samples(4, 40, 0, 0)
        .on("shop-1", FIRST)
        .leakBy("r1", 31, Stage.CONFIRMED, 0.95, 1900, 90);
  }
}
