package io.leakscribe.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.Stage;
import org.junit.jupiter.api.Test;

class IndexPageTest {
  @Test
  void says_that_no_process_is_left_where_each_that_leaked_has_ended() {
    Incident incident =
        leaking().on("pod-2", Scenario.ID).starts("r2", 52, "1").lost(52, "r1", 50).incident();
    assertThat(IndexPage.left(incident, incident.asOf())).isEqualTo("no process left");
  }

  @Test
  void says_how_long_the_memory_lasts_while_one_lives() {
    Incident incident = leaking().incident();
    assertThat(IndexPage.left(incident, incident.asOf())).contains(" to ");
  }

  @Test
  void says_nothing_of_processes_once_it_is_resolved() {
    Incident incident =
        leaking().resolved(51, "gone").starts("r2", 52, "1").lost(52, "r1", 50).incident();
    assertThat(IndexPage.left(incident, incident.asOf())).isEmpty();
  }

  private static Scenario leaking() {
    return new Scenario()
        .on("pod-1", Scenario.ID)
        .starts("r1", 0, "1")
        .samples(1, 50, 60, 3)
        .leak(30, Stage.CRITICAL, 0.9, 5, 190);
  }
}
