package io.leakscribe.timeline;

import static io.leakscribe.outside.AlertStory.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Drafts;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.outside.AlertStory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRowsTest {
  @TempDir Path dir;
  private AlertStory story;

  @BeforeEach
  void begin() throws Exception {
    story = new AlertStory(dir);
  }

  @Test
  void tells_that_an_alert_fired_since_when_its_condition_held_and_who_told() throws Exception {
    story
        .livesTo("08:40:00")
        .real(1, 2, 3, 4)
        .recorded("G1 Old Gen", "firing", "08:27:41.511", "08:28:11.511")
        .pendingSince("G1 Old Gen", "08:27:36", "08:27:41.511", "08:28:11.511");
    List<Row> rows = alerts();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).what())
        .isEqualTo(
            "Alert LeakprobeHeapAfterGcHigh (warning) fired, its condition held since 08:27:36."
                + " Heap after GC is 4.883kiB on 127.0.0.1:19400. Told by vm:19093 and vm:19094.");
    assertThat(rows.get(0).source()).isEqualTo("Alertmanager, Prometheus");
    assertThat(rows.get(0).event()).isEqualTo("A1#1");
    assertThat(rows.get(0).also()).containsExactly("P1", "P2");
    assertThat(rows.get(0).lateness()).hasMillis(3010);
    assertThat(rows.get(1).what())
        .isEqualTo(
            "Alert LeakprobeHeapAfterGcHigh ended: its condition no longer held (process R1 lived"
                + " at that time, by its journal).");
    assertThat(rows.get(1).event()).isEqualTo("A1#4");
  }

  @Test
  void tells_an_end_by_death_for_what_it_is() throws Exception {
    story.real(9, 10).killed("08:30:41", "08:31:30").livesTo("08:40:00");
    assertThat(alerts().get(1).what())
        .isEqualTo(
            "Alert LeakprobeHeapAfterGcHigh ended because its target died, not because it"
                + " recovered (process R1 was lost, last seen at 08:30:41).");
  }

  @Test
  void tells_that_resolved_alone_is_no_recovery() throws Exception {
    story.livesTo("08:30:40").real(9, 10);
    assertThat(alerts().get(1).what())
        .startsWith("Alert LeakprobeHeapAfterGcHigh was resolved, which alone is no sign of")
        .contains("the journal of process R1 ends at 08:30:40");
  }

  @Test
  void tells_alerts_of_one_name_apart_by_the_labels_that_differ() throws Exception {
    story.livesTo("08:40:00").real(6, 7);
    assertThat(alerts())
        .extracting(row -> row.what().replaceFirst(" (fired|ended).*", ""))
        .containsExactly(
            "Alert LeakprobeHeapAfterGcHigh (warning, pool=a)",
            "Alert LeakprobeHeapAfterGcHigh (warning, pool=b)",
            "Alert LeakprobeHeapAfterGcHigh (pool=a)");
  }

  @Test
  void tells_a_flapping_alert_in_one_row() throws Exception {
    story.livesTo("08:50:00");
    for (int i = 10; i < 40; i++) {
      String minute = "08:" + i + ":";
      story.tells(minute + "05", "firing", "a", minute + "00", "");
      story.tells(minute + "35", "resolved", "a", minute + "00", minute + "30");
    }
    List<Row> rows = alerts();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).what())
        .isEqualTo(
            "Alert LeakprobeHeapAfterGcHigh (warning) fired, on and off 30 times until 08:39.");
  }

  @Test
  void a_storm_of_alerts_stays_readable() throws Exception {
    story.livesTo("08:50:00");
    for (int i = 10; i < 90; i++) {
      story.tells("08:30:05", "firing", "pool" + i, "08:30:00", "");
    }
    List<Row> rows = alerts();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).what())
        .contains("(warning, pool=pool13) and 76 more fired")
        .hasSizeLessThan(700);
    assertThat(rows.get(0).also()).hasSize(7);
    assertThat(Drafts.markdown(story.findings(), SkippedLines.NONE))
        .contains("30 later ones are left out here; `postmortem.json` has them all, under `alerts`")
        .contains("pool=pool59")
        .doesNotContain("pool=pool60");
  }

  @Test
  void is_the_same_whatever_came_first_and_however_often() throws Exception {
    story.livesTo("08:40:00").real(1, 4, 8);
    AlertStory other = new AlertStory(dir.resolve("other"));
    other.livesTo("08:40:00").real(8, 4, 1);
    assertThat(texts(alerts())).isEqualTo(texts(rows(other.findings())));
  }

  @Test
  void the_draft_shows_source_evidence_and_lateness_and_the_time_of_the_alert() throws Exception {
    story.livesTo("08:40:00").real(1, 4).tells("08:35:00", "firing", "late", "08:36:00", "");
    String markdown = Drafts.markdown(story.findings(), SkippedLines.NONE);
    assertThat(markdown)
        .contains("| Time (UTC, 2026-11-21) | Source | What happened | Received | Event |")
        .contains("Heap after GC is 4.883kiB on 127.0.0.1:19400. |  | `[A1#1]` |")
        .contains("| 60 s before (clocks differ) | `[A1#3]` |")
        .contains(
            "| Alert | 2026-11-21 08:27:41 | LeakprobeHeapAfterGcHigh fired; received 3 s later |"
                + " `[A1#1]` |");
    assertThat(Drafts.json(story.findings()))
        .contains("\"end\": \"condition-gone\"")
        .contains("\"latenessSeconds\": 3.01");
  }

  @Test
  void the_draft_has_no_column_for_lateness_where_none_is_known() throws Exception {
    story.livesTo("08:40:00").recorded("a", "firing", "08:29:00", "08:29:30");
    assertThat(Drafts.markdown(story.findings(), SkippedLines.NONE))
        .contains("| Time (UTC, 2026-11-21) | Source | What happened | Event |")
        .contains("| 08:29:00 | Prometheus | Alert LeakprobeHeapAfterGcHigh (warning) fired");
  }

  @Test
  void the_alert_of_an_incident_is_the_first_that_fired() throws Exception {
    story.livesTo("08:40:00").real(9, 10).real(1);
    assertThat(story.findings().times().alert().at()).isEqualTo(time("08:27:41.511"));
  }

  @Test
  void an_alert_that_fired_before_growth_began_is_not_that_of_the_incident() throws Exception {
    story.livesTo("08:40:00").tells("08:10:05", "firing", "old", "08:10:00", "");
    assertThat(alerts()).hasSize(1);
    assertThat(story.findings().times().alert().at()).isNull();
    story.real(1);
    assertThat(story.findings().times().alert().at()).isEqualTo(time("08:27:41.511"));
  }

  @Test
  void says_when_no_alert_is_on_record() {
    story.livesTo("08:40:00");
    assertThat(story.findings().times().alert().how()).isEqualTo("no alert is on record");
    story.up(1, "08:30:00", "08:30:10");
    assertThat(story.findings().times().alert().how()).contains("Prometheus recorded no alert");
  }

  private List<Row> alerts() {
    return rows(story.findings());
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(row -> row.time() + row.what().replaceAll("Told.*?[.]", "")).toList();
  }

  private static List<Row> rows(Findings findings) {
    return Timeline.of(findings).stream().filter(row -> row.what().startsWith("Alert")).toList();
  }
}
