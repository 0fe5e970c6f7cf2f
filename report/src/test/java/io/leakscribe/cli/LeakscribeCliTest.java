package io.leakscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import io.leakscribe.journal.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakscribeCliTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path dir;

  @Test
  void lists_incidents_one_a_line() throws Exception {
    Scenario.overKill().writeTo(dir);
    assertThat(run("incidents", "--dir", dir)).isZero();
    assertThat(out())
        .isEqualTo(
            Scenario.ID
                + "\tshop\tcritical\t2026-11-21 08:24 UTC\tcom.shop.SessionRegistry.sessions\t99 %"
                + "\theap 2026-11-21 11:00 UTC to 2026-11-21 11:32 UTC\n");
  }

  @Test
  void says_in_the_list_that_no_process_is_left() throws Exception {
    new Scenario()
        .starts("r1", 0, "1")
        .samples(1, 50, 60, 3)
        .leak(30, Stage.CRITICAL, 0.9, 5, 190)
        .on("pod-2", Scenario.ID)
        .starts("r2", 52, "1")
        .lost(52, "r1", 50)
        .writeTo(dir);
    assertThat(run("incidents", "--dir", dir)).isZero();
    assertThat(out()).contains("\tcritical\t").endsWith("\tno process left\n");
  }

  @Test
  void lists_incidents_as_json() throws Exception {
    Scenario.overKill().writeTo(dir);
    assertThat(run("incidents", "--dir", dir, "--json")).isZero();
    assertThat(out()).startsWith("[{\"v\":1,\"incident\":\"" + Scenario.ID + "\"");
  }

  @Test
  void drafts_every_incident_beside_the_journals() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    assertThat(run("report", "--dir", dir)).isZero();
    Path draft = service.resolve("incidents").resolve(Scenario.ID).resolve("postmortem.md");
    assertThat(out()).contains(draft.toString());
    assertThat(draft).exists();
  }

  @Test
  void writes_only_the_formats_asked_for() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    assertThat(run("report", "--dir", dir, "--format", "json,html")).isZero();
    Path drafts = service.resolve("incidents").resolve(Scenario.ID);
    assertThat(drafts.resolve("postmortem.json")).exists();
    assertThat(drafts.resolve("postmortem.md")).doesNotExist();
  }

  @Test
  void writes_one_incident_to_a_file_of_choice() throws Exception {
    Scenario.oneRun().writeTo(dir);
    Path file = dir.resolve("x.html");
    assertThat(run("report", "--dir", dir, "--incident", Scenario.ID, "--out", file)).isZero();
    assertThat(file).content().startsWith("<!DOCTYPE html>");
  }

  @Test
  void fills_a_template_beside_the_draft_and_where_out_says() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    Path template = Files.writeString(dir.resolve("chat.md.mustache"), "{{service}}: {{state}}\n");
    assertThat(run("report", "--dir", dir, "--template", template)).isZero();
    assertThat(service.resolve("incidents").resolve(Scenario.ID).resolve("chat.md"))
        .hasContent("shop: resolved");
    out.reset();
    assertThat(run("report", "--dir", dir, "--template", template, "--out", "-")).isZero();
    assertThat(out()).isEqualTo("shop: resolved\n");
    assertThat(run("report", "--dir", dir, "--template", dir.resolve("none"))).isEqualTo(1);
    assertThat(err()).contains("there is no template");
  }

  @Test
  void serves_nothing_where_it_cannot_protect_it() throws Exception {
    Path file = Files.writeString(dir.resolve("web.yml"), "basic_auth_users:\n  ada: secret\n");
    assertThat(run("serve", "--dir", dir, "--port", "0", "--web.config", file)).isEqualTo(1);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("line 2", "htpasswd").doesNotContain("secret");
  }

  @Test
  void leaves_out_what_was_over_or_began_outside_the_time_asked_for() throws Exception {
    Scenario.oneRun().writeTo(dir);
    assertThat(run("report", "--dir", dir, "--since", "2026-11-22T00:00:00Z")).isZero();
    assertThat(run("report", "--dir", dir, "--until", "2026-11-20T00:00:00Z")).isZero();
    assertThat(out()).contains("No incidents").doesNotContain("postmortem");
  }

  @Test
  void ends_with_3_and_names_file_and_line_when_a_person_has_to_decide() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    assertThat(run("report", "--dir", dir)).isZero();
    Path draft = service.resolve("incidents").resolve(Scenario.ID).resolve("postmortem.md");
    Files.writeString(
        draft, Files.readString(draft).replace("**Root cause:** ", "**Root cause:** maybe "));
    assertThat(run("report", "--dir", dir)).isZero();
    Scenario.overKill().writeTo(dir);
    assertThat(run("report", "--dir", dir)).isEqualTo(3);
    assertThat(out()).containsPattern("postmortem.md:\\d+: Generated anew, yours was kept: ");
    assertThat(Files.readString(draft)).contains("**Root cause:** maybe ");
  }

  @Test
  void refuses_a_note_of_the_future() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    String at = "2999-11-21 08:40";
    String where = dir.toString();
    assertThat(run("note", "--incident", Scenario.ID, "--at", at, "--dir", where, "x"))
        .isEqualTo(1);
    assertThat(err()).contains("2999-11-21 08:40:00 UTC lies in the future").hasLineCount(1);
    assertThat(service.resolve("incidents")).doesNotExist();
  }

  @Test
  void adds_a_note_to_the_timeline() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    int code =
        run(
            "note",
            "--incident",
            Scenario.ID,
            "--dir",
            dir,
            "--at",
            "2026-11-21T08:40:00Z",
            "Rolled",
            "back",
            "to",
            "2.3.9");
    assertThat(code).isZero();
    Path draft = service.resolve("incidents").resolve(Scenario.ID).resolve("postmortem.md");
    assertThat(Files.readString(draft)).contains("| 08:40:00 | person | Rolled back to 2.3.9");
  }

  @Test
  void says_that_a_reviewed_draft_does_not_show_the_note() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    Path draft = service.resolve("incidents").resolve(Scenario.ID).resolve("postmortem.md");
    assertThat(run("report", "--dir", dir)).isZero();
    Files.writeString(
        draft, Files.readString(draft).replace("**Status:** Draft", "**Status:** Reviewed"));
    assertThat(run("note", "--incident", Scenario.ID, "--dir", dir, "late")).isZero();
    assertThat(out()).contains("Noted at").contains("is 'Reviewed' and stays as it is");
    assertThat(Files.readString(draft)).doesNotContain("| late");
  }

  @Test
  void takes_saved_alerts_into_the_journal_once_and_drafts_the_same_again() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    Path saved = dir.resolve("saved.json");
    Files.writeString(
        saved,
        """
        {"recv":"2026-11-21T08:39:30Z","body":{"externalURL":"http://am:9093","alerts":[
          {"status":"firing","labels":{"alertname":"LeakscribeLeakConfirmed","job":"shop"},
           "startsAt":"2026-11-21T08:39:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"f7"},
          {"status":"firing","labels":{"alertname":"Else","job":"billing"},
           "startsAt":"2026-11-21T08:39:00Z"}]}}
        """);
    assertThat(run("report", "--dir", dir, "--alerts", saved)).isZero();
    assertThat(out())
        .contains("saved.json: 2 alerts, 2 of them new; 1 without the name of a service");
    Path draft = service.resolve("incidents").resolve(Scenario.ID).resolve("postmortem.md");
    String first = Files.readString(draft);
    assertThat(first)
        .contains("| 08:39:00 | Alertmanager | Alert LeakscribeLeakConfirmed fired.")
        .contains("| 30 s later | `[A1#1]` |")
        .doesNotContain("billing");
    out.reset();
    assertThat(run("report", "--dir", dir, "--alerts", saved, saved)).isZero();
    assertThat(out()).contains("saved.json: 2 alerts, 0 of them new");
    assertThat(Files.readString(draft)).isEqualTo(first);
  }

  @Test
  void says_which_file_has_no_alerts() throws Exception {
    Scenario.oneRun().writeTo(dir);
    Path odd = Files.writeString(dir.resolve("odd.json"), "{}");
    assertThat(run("report", "--dir", dir, "--alerts", odd)).isEqualTo(1);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("odd.json' has no Alertmanager message");
    err.reset();
    assertThat(run("report", "--dir", dir, "--alerts", dir.resolve("none"))).isEqualTo(1);
    assertThat(err()).contains("cannot read").contains("none'");
  }

  @Test
  void marks_a_note_and_takes_its_time_of_day_for_one_of_the_incident() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    int code =
        run(
            "note --incident %s --dir %s --at 08:50 --as wrong-turn It was the database"
                .formatted(Scenario.ID, dir)
                .split(" "));
    assertThat(code).isZero();
    assertThat(out()).contains("Noted at 2026-11-21 08:50 UTC");
    Path draft = service.resolve("incidents").resolve(Scenario.ID).resolve("postmortem.md");
    assertThat(Files.readString(draft))
        .contains("| 08:50:00 | person | Wrong turn: It was the database");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "report ", "incidents ", "note ", "serve "})
  void answers_help_and_version_everywhere(String command) {
    for (String option : List.of("--help", "--version")) {
      out.reset();
      assertThat(run((command + option).split(" "))).isZero();
      assertThat(out()).contains("leakscribe");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "report --nonsense",
        "report --format pdf",
        "report --since yesterday",
        "serve --port 70000",
        "serve --client-timeout 0",
        "note text",
        "note --incident x --at noon text",
        "note --incident x --as nonsense text"
      })
  void answers_wrong_usage_with_2_and_one_line(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).startsWith("leakscribe: ").contains("--help");
  }

  @Test
  void answers_failure_with_1_and_one_line_that_says_what_to_do() throws Exception {
    assertThat(run("report", "--dir", dir.resolve("none"))).isEqualTo(1);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("--dir").contains("none'");
    err.reset();
    Scenario.oneRun().writeTo(dir);
    assertThat(run("report", "--dir", dir, "--incident", "nope")).isEqualTo(1);
    assertThat(err()).contains("'nope'").contains(Scenario.ID);
    err.reset();
    assertThat(run("report", "--dir", dir, "--out", dir.resolve("no/such/dir.md"))).isEqualTo(1);
    assertThat(err().lines()).hasSize(1);
  }

  private int run(Object... arguments) {
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return run(words.toArray(new String[0]));
  }

  private int run(String[] arguments) {
    return new LeakscribeCli()
        .run(arguments, new PrintStream(out, true), new PrintStream(err, true));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
