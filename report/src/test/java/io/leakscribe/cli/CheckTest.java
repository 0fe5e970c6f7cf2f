package io.leakscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.leakscribe.draft.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path dir;

  @Test
  void a_fresh_draft_beside_its_journals_passes_with_warnings() throws Exception {
    drafted();
    assertThat(run("report", "--dir", dir, "--check")).isZero();
    assertThat(out())
        .contains("postmortem.md:", ": warning L08 the measure")
        .doesNotContain(": error ", "no journals")
        .endsWith("warnings\n")
        .contains("1 file checked: 0 errors, ");
  }

  @Test
  void strict_makes_errors_of_warnings() throws Exception {
    drafted();
    assertThat(run("report", "--dir", dir, "--check", "--strict")).isEqualTo(1);
    assertThat(out()).contains(": error L08").doesNotContain(": warning ").contains(", 0 warnings");
  }

  @Test
  void an_event_that_no_journal_has_is_an_error_and_one_that_a_journal_has_is_none()
      throws Exception {
    Path draft = drafted();
    edit(draft, "## Timeline", "## Timeline\n\nSeen in `[R1#60]`, `[R1#6000]` and `[note-1#2]`.");
    assertThat(run("report", "--dir", dir, "--check")).isEqualTo(1);
    assertThat(out())
        .contains("error L07 no event 'R1#6000'", "error L07 no event 'note-1#2'")
        .doesNotContain("'R1#60'")
        .contains("2 errors");
  }

  @Test
  void a_draft_that_was_taken_elsewhere_is_held_against_its_journals_by_its_id() throws Exception {
    Path draft = drafted();
    Path elsewhere = dir.resolve("docs.md");
    Files.copy(draft, elsewhere);
    edit(elsewhere, "## Timeline", "## Timeline\n\nSeen in `[R9#6]`.");
    assertThat(run("report", "--dir", dir, "--check", elsewhere)).isEqualTo(1);
    assertThat(out()).contains("docs.md:", "no event 'R9#6'");
  }

  @Test
  void a_plain_postmortem_without_journals_is_checked_as_far_as_it_goes() throws Exception {
    Path file = dir.resolve("plain.md");
    Files.writeString(file, "# Outage\n\nStatus: closed\n\n## Summary\n\nLong ago, 10:30 EAT.\n");
    assertThat(run("report", "--check", file)).isEqualTo(1);
    assertThat(out())
        .contains(file + ":7: error L21 ", file + ":1: error L01 no section 'timeline'")
        .contains("no journals of its incident: L07 and L20 checked only as far as the text goes");
  }

  @Test
  void leaves_out_the_rules_that_are_not_wanted_on_the_line_or_in_the_text() throws Exception {
    Path file = dir.resolve("plain.md");
    Files.writeString(
        file,
        "<!-- lint-ignore-file L02 L12 -->\nIt was 10:30 EAT. <!-- lint-ignore L21 zone of the site -->\n");
    assertThat(run("report", "--check", "--ignore", "L01,L05,L06", file)).isEqualTo(0);
    assertThat(out()).doesNotContain(" L01 ", " L02 ", " L05 ", " L06 ", " L12 ", " L21 ");
  }

  @Test
  void prints_json_for_programs() throws Exception {
    drafted();
    assertThat(run("report", "--dir", dir, "--check", "--format", "json")).isZero();
    JsonObject json = JsonParser.parseString(out()).getAsJsonObject();
    assertThat(json.get("errors").getAsInt()).isZero();
    JsonObject first = json.getAsJsonArray("files").get(0).getAsJsonObject();
    assertThat(first.get("file").getAsString()).endsWith("postmortem.md");
    JsonObject finding = first.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.keySet()).containsExactly("line", "level", "rule", "message");
  }

  @Test
  void finds_links_to_files_with_blanks_and_none_where_there_is_none() throws Exception {
    Files.writeString(dir.resolve("a b.svg"), "x");
    Path file = dir.resolve("plain.md");
    Files.writeString(file, "[a](a%20b.svg) [b](<a b.svg>) [c](c%00.svg) [d](%zz) [e](../e.md)");
    run("report", "--check", file);
    assertThat(out().lines().filter(line -> line.contains(" L19 "))).hasSize(3);
  }

  @Test
  void writes_nothing() throws Exception {
    Path draft = drafted();
    String before = Files.readString(draft);
    Files.delete(draft.resolveSibling("postmortem.html"));
    run("report", "--dir", dir, "--check");
    assertThat(draft).content().isEqualTo(before);
    assertThat(draft.resolveSibling("postmortem.html")).doesNotExist();
  }

  @Test
  void answers_wrong_usage_with_2_and_a_directory_without_drafts_with_1() throws Exception {
    Scenario.oneRun().writeTo(dir);
    for (List<Object> wrong :
        List.<List<Object>>of(
            List.of("report", "x.md"),
            List.of("report", "--strict"),
            List.of("report", "--check", dir.resolve("none.md")),
            List.of("report", "--check", dir),
            List.of("report", "--check", "--ignore", "L99"),
            List.of("report", "--check", "--format", "html"),
            List.of("report", "--check", "--out", "x"))) {
      err.reset();
      assertThat(run(wrong.toArray())).as(wrong.toString()).isEqualTo(2);
      assertThat(err()).startsWith("leakscribe: ").hasLineCount(1);
    }
    err.reset();
    assertThat(run("report", "--check", "--dir", dir)).isEqualTo(1);
    assertThat(err()).contains("no postmortem.md of any incident").contains("'report' first");
  }

  private Path drafted() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    assertThat(run("report", "--dir", dir)).isZero();
    out.reset();
    return service.resolve("incidents").resolve(Scenario.ID).resolve("postmortem.md");
  }

  private static void edit(Path file, String from, String to) throws Exception {
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private int run(Object... arguments) {
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return new LeakscribeCli()
        .run(words.toArray(new String[0]), new PrintStream(out, true), new PrintStream(err, true));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
