package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leakscribe.chart.Charts;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import io.leakscribe.outside.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class DraftsTest {
  private static final String NASTY =
      "</script><script>alert(1)</script>|`x`\n# head ](javascript:a) @team https://evil \u202E\u0000 \uD800 --> &";

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({"one-run.md, false", "over-kill.md, true"})
  void drafts_the_whole_document(String golden, boolean kill) throws Exception {
    String draft = Drafts.markdown(findings(scenario(kill).incident()), SkippedLines.NONE);
    assertThat(draft).isEqualTo(golden(golden, draft));
  }

  @Test
  void states_with_numbers_that_the_restart_did_not_help() {
    String draft = Drafts.markdown(findings(Scenario.overKill().incident()), SkippedLines.NONE);
    assertThat(draft)
        .contains(
            "**The restart did not help:** +3,600 entries/h before, +3,480 entries/h after (R1 to R2).");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writes_html_and_charts_that_are_well_formed_and_need_no_network(boolean kill)
      throws Exception {
    Incident incident = scenario(kill).incident();
    String html = Drafts.html(findings(incident), SkippedLines.NONE);
    parse(html);
    assertThat(html)
        .doesNotContain("<script", "src=", "url(", "@import")
        .doesNotContainPattern("href=\"[^#]");
    for (var chart : Charts.of(findings(incident))) {
      parse(chart.standalone());
      assertThat(chart.inline()).contains("role=\"img\"").contains("aria-labelledby=");
      assertThat(chart.table()).isNotEmpty();
    }
  }

  @Test
  void gives_the_same_bytes_for_the_same_events_in_whatever_file_they_are() throws Exception {
    Path service = Scenario.overKill().writeTo(dir);
    Drafts.Loaded loaded = Drafts.load(service);
    String direct = Drafts.html(findings(Scenario.overKill().incident()), SkippedLines.NONE);
    assertThat(Drafts.html(findings(loaded.incidents().get(0)), loaded.skipped()))
        .isEqualTo(direct);
    Path journal = service.resolve("journal");
    Files.move(journal.resolve("r1.jsonl"), journal.resolve("z.jsonl"));
    Drafts.Loaded renamed = Drafts.load(service);
    assertThat(Drafts.html(findings(renamed.incidents().get(0)), renamed.skipped()))
        .isEqualTo(direct);
  }

  @Test
  void lets_nothing_out_of_an_event_act_as_markup() throws Exception {
    Incident incident = hostile();
    String html = Drafts.html(findings(incident), SkippedLines.NONE);
    parse(html);
    assertThat(html).doesNotContain("<script").doesNotContain("\u202E").doesNotContain("\u0000");
    String markdown = Drafts.markdown(findings(incident), SkippedLines.NONE);
    assertThat(markdown.replaceAll("``.*?[^`]``", ""))
        .doesNotContain("@team", "https://")
        .doesNotContainPattern("[^\\\\]<s(?!ummary>The numbers<)");
    assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    Drafts.json(findings(incident));
    for (var chart : Charts.of(findings(incident))) {
      parse(chart.standalone());
    }
  }

  @Test
  void keeps_every_row_of_a_table_in_its_columns_whatever_a_cell_holds() {
    String markdown = Drafts.markdown(findings(hostile()), SkippedLines.NONE);
    List<String> rows =
        markdown
            .lines()
            .dropWhile(line -> !line.startsWith("| Time (UTC"))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(3);
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.split("(?<!\\\\)\\|", -1))
                    .hasSize(rows.get(0).split("\\|", -1).length));
  }

  @Test
  void writes_the_files_and_refreshes_them() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    Path draft = Drafts.write(service, Scenario.ID);
    assertThat(draft).hasFileName("postmortem.md").exists();
    assertThat(names(draft.getParent()))
        .containsExactly(
            "holders.svg", "liveset.svg", "postmortem.html", "postmortem.json", "postmortem.md");
    String first = Files.readString(draft);
    assertThat(Drafts.write(service, Scenario.ID)).isEqualTo(draft);
    assertThat(Files.readString(draft)).isEqualTo(first);
  }

  @Test
  void takes_changed_line_ends_and_trailing_blanks_for_no_edit() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    Path draft = Drafts.write(service, Scenario.ID);
    Files.writeString(draft, Files.readString(draft).replace("\n", "  \r\n") + "\r\n");
    assertThat(Drafts.write(service, Scenario.ID)).isEqualTo(draft);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../evil", "..", "a/b", ""})
  void refuses_an_id_that_leaves_its_directory(String id) throws Exception {
    Event leak =
        new Event.Leak(
            new Origin(Scenario.START, "shop", "pod", "r", 1),
            Stage.SUSPECTED,
            id,
            List.of(),
            null,
            List.of());
    Incident incident = io.leakscribe.incident.Incidents.of(to -> to.accept(leak)).get(0);
    assertThatThrownBy(() -> Drafts.write(dir, incident, SkippedLines.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot name a directory");
  }

  @Test
  void says_which_incident_is_not_there() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    assertThatThrownBy(() -> Drafts.write(service, "nope")).hasMessageContaining("'nope'");
  }

  @Test
  void drafts_from_whatever_a_killed_process_has_left() throws Exception {
    Path service = Scenario.overKill().writeTo(dir);
    Path journal = service.resolve("journal/r1.jsonl");
    byte[] bytes = Files.readAllBytes(journal);
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      byte[] broken = java.util.Arrays.copyOf(bytes, bytes.length - random.nextInt(9000));
      for (int i = 0; i < round; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      Files.write(journal, broken);
      for (Incident incident : Drafts.load(service).incidents()) {
        assertThat(Drafts.html(findings(incident), SkippedLines.NONE)).contains("In ten seconds");
      }
    }
  }

  @Test
  void drafts_from_clocks_that_go_backwards_or_wild() throws Exception {
    Path service = Scenario.overKill().writeTo(dir);
    List<String> names = List.of("journal/r1.jsonl", "journal/r2.jsonl");
    List<List<String>> whole = new java.util.ArrayList<>();
    for (String name : names) {
      whole.add(Files.readAllLines(service.resolve(name)));
    }
    Random random = new Random(11);
    int drafted = 0;
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i < names.size(); i++) {
        Files.write(service.resolve(names.get(i)), wild(whole.get(i), random, round));
      }
      Drafts.Loaded loaded = Drafts.load(service);
      for (Incident incident : loaded.incidents()) {
        Findings findings = findings(incident);
        assertThat(Drafts.html(findings, loaded.skipped())).contains("In ten seconds");
        assertThat(Drafts.markdown(findings, loaded.skipped())).contains("## Timeline");
        assertThat(Drafts.json(findings)).contains("\"timeline\"");
        drafted++;
      }
    }
    assertThat(drafted).isGreaterThanOrEqualTo(30);
  }

  /** Some lines hours back, some in another century, some in another place. */
  private static List<String> wild(List<String> lines, Random random, int share) {
    List<String> moved = new java.util.ArrayList<>();
    for (String line : lines) {
      boolean moves = random.nextInt(40) < share;
      String hour = String.format("T%02d:", random.nextInt(24));
      String year = List.of("1970", "1999", "2026", "2199", "9990").get(random.nextInt(5));
      String time = "\"time\":\"" + year + "-11-21" + hour;
      moved.add(moves ? line.replaceFirst("\"time\":\"2026-11-21T\\d\\d:", time) : line);
    }
    for (int i = 0; i < share; i++) {
      Collections.swap(moved, random.nextInt(moved.size()), random.nextInt(moved.size()));
    }
    return moved;
  }

  private static Incident hostile() {
    Origin origin = new Origin(Scenario.START, NASTY, NASTY, NASTY, 1);
    Suspect suspect =
        new Suspect(
            1,
            0.5,
            SuspectKind.CACHE,
            "f",
            NASTY,
            NASTY,
            NASTY,
            NASTY,
            NASTY,
            List.of(NASTY),
            1L,
            2.0,
            3L,
            4.0,
            Scenario.START,
            List.of(new io.leakscribe.journal.Evidence(NASTY, NASTY, 1)));
    List<Event> events =
        List.of(
            new Event.AgentStarted(
                origin, NASTY, NASTY, NASTY, 1, null, 1, 1, Collections.emptyMap()),
            new Event.Sample(
                new Origin(Scenario.START, NASTY, NASTY, NASTY, 2),
                5L,
                9,
                java.util.Map.of("holder." + NASTY, 4.0)),
            new Event.Leak(
                new Origin(Scenario.START, NASTY, NASTY, NASTY, 3),
                Stage.SUSPECTED,
                NASTY,
                List.of(suspect),
                new io.leakscribe.journal.Exhaustion(NASTY, Scenario.START, Scenario.START, null),
                List.of(new io.leakscribe.journal.RuledOut(NASTY, NASTY))),
            new Event.DeployDetected(
                new Origin(Scenario.START, NASTY, NASTY, NASTY, 4), NASTY, NASTY),
            new Event.AlertReceived(
                new Origin(Scenario.START, NASTY, NASTY, "alerts-" + NASTY, 1),
                java.util.Map.of(
                    "status",
                    "resolved",
                    "labels",
                    java.util.Map.of("alertname", NASTY, "severity", NASTY, NASTY, NASTY),
                    "annotations",
                    java.util.Map.of("summary", NASTY, "description", NASTY),
                    "silencedBy",
                    List.of(NASTY)),
                new io.leakscribe.journal.Delivery("http://u:p@" + NASTY, NASTY, 3, NASTY, true)),
            new Event.NoteAdded(
                new Origin(Scenario.START, NASTY, NASTY, NASTY, 5), NASTY, NASTY, NASTY));
    return io.leakscribe.incident.Incidents.of(events::forEach).get(0);
  }

  private static Scenario scenario(boolean kill) {
    return kill ? Scenario.overKill() : Scenario.oneRun();
  }

  private static void parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  /** With -Dgolden.write=DIR the texts are written anew; look at the difference before adding. */
  private static String golden(String name, String actual) throws IOException {
    String write = System.getProperty("golden.write");
    if (write != null) {
      Files.writeString(Path.of(write).resolve(name), actual);
    }
    try (InputStream in = DraftsTest.class.getResourceAsStream(name)) {
      return in == null
          ? "no golden text " + name
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static Findings findings(Incident incident) {
    return Findings.of(incident, Recording.NONE);
  }
}
