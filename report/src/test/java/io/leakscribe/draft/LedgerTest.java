package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import io.leakscribe.outside.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Evidence HEAVY = new Evidence("holder", "it grows", 1.2);
  private static final Evidence NOTHING = new Evidence("heap", "a line that weighs nothing", -0.04);

  @Test
  void names_no_suspect_in_each_row_where_there_is_one_and_leaves_out_what_weighs_nothing() {
    assertThat(draft(suspect(1, "com.shop.A.a")))
        .contains("| Evidence | Weight (+ for, − against) |")
        .contains("| It grows. | +1.2 |")
        .doesNotContain("weighs nothing");
  }

  @Test
  void names_the_suspect_of_each_row_where_there_are_several() {
    assertThat(draft(suspect(1, "com.shop.A.a"), suspect(2, "com.shop.B.b")))
        .contains("| Suspect | Evidence | Weight (+ for, − against) |")
        .contains("| 2 B.b | It grows. | +1.2 |");
  }

  private static String draft(Suspect... suspects) {
    Event.Leak leak =
        new Event.Leak(
            Scenario.oneRun().incident().detected(),
            Stage.SUSPECTED,
            Scenario.ID,
            List.of(suspects),
            null,
            List.of());
    Incident incident = Incidents.of(List.<Event>of(leak)::forEach).get(0);
    return Drafts.markdown(Findings.of(incident, Recording.NONE), SkippedLines.NONE);
  }

  private static Suspect suspect(int rank, String holder) {
    return new Suspect(
        rank,
        0.9 / rank,
        SuspectKind.CACHE,
        "f" + rank,
        holder,
        null,
        null,
        null,
        null,
        List.of(),
        10L,
        1.0,
        null,
        null,
        null,
        List.of(HEAVY, NOTHING));
  }
}
