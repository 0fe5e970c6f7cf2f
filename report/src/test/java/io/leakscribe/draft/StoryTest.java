package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.leakscribe.findings.Course;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.Hypothesis;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.SuspectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the draft says of cause, resolution and measures. */
class StoryTest {
  private static final String SESSIONS = "com.shop.SessionRegistry.sessions";
  private static final String PRICES = "com.shop.Prices.cache";

  @Test
  void tells_the_root_cause_in_sentences() {
    String draft = markdown(leak(SuspectKind.CACHE, PRICES).findings());
    assertThat(draft)
        .contains("`Prices.cache`, a cache (`HashMap`), keeps `Price` objects")
        .contains("Growth: 100 entries, about 977 KiB, an hour")
        .contains("Entries are put in at `com.shop.Prices.put(Prices.java:12)`.")
        .contains("0 of 500 entries were seen to leave.")
        .contains("The field is static")
        .contains("Checked and ruled out: more traffic");
  }

  @Test
  void says_that_a_deploy_brought_it_only_where_the_test_of_the_deploy_says_so() {
    String evidence =
        "Version 0.9 was watched for 9.0 h without it, and its bound went from 400 to none";
    Course brought =
        new Course()
            .tested("deploy", Hypothesis.Answer.SUPPORTED, evidence)
            .starts("r1", 0, "1.0")
            .deploys(0, "0.9", "1.0")
            .reads(0, 40, 1, h -> 100 * h)
            .reports(24, Stage.CONFIRMED);
    assertThat(markdown(brought.findings()))
        .contains("**A deploy brought it:** " + evidence + ".")
        .doesNotContain("First seen to grow in version")
        .contains("What did 1.0 change in this code")
        .contains("Keep a new version on one replica for 24 h");
    assertThat(markdown(leak(SuspectKind.CACHE, PRICES).findings()))
        .doesNotContain("A deploy brought it")
        .doesNotContain("Keep a new version");
  }

  @Test
  void what_was_deployed_after_the_first_report_belongs_to_the_resolution() {
    Course fixed =
        leak(SuspectKind.CACHE, PRICES)
            .stops(41)
            .starts("r2", 42, "1.1")
            .deploys(42, "1.0", "1.1")
            .reads(42, 60, 1, h -> 7);
    String draft = markdown(fixed.findings());
    assertThat(draft).doesNotContain("The version changed from `1.0` to `1.1`");
    assertThat(draft.indexOf("| R2 | 1.1 |"))
        .isGreaterThan(draft.indexOf("### Stop-gap and resolution"));
    assertThat(draft).contains("What brought this code in");
  }

  @Test
  void proves_a_fix_with_what_the_old_rate_would_have_shown() {
    Course fixed =
        leak(SuspectKind.CACHE, PRICES).stops(41).starts("r2", 42, "1.1").reads(42, 130, 1, h -> 7);
    assertThat(markdown(fixed.findings()))
        .contains("**Fixed, as far as it was watched:**")
        .contains("the intervals do not overlap")
        .contains("would have shown +8,800 entries by then; it showed 0.")
        .contains("were needed to be sure")
        .contains("What does version 1.1 change that ended the growth?");
  }

  @Test
  void tells_programs_the_times_and_the_proof() {
    Course fixed =
        leak(SuspectKind.CACHE, PRICES).stops(41).starts("r2", 42, "1.1").reads(42, 130, 1, h -> 7);
    JsonObject json = JsonParser.parseString(Drafts.json(fixed.findings())).getAsJsonObject();
    JsonObject proof = json.getAsJsonObject("proof");
    assertThat(proof.get("verdict").getAsString()).isEqualTo("fixed");
    assertThat(proof.getAsJsonObject("before").get("perHour").getAsDouble()).isEqualTo(100);
    assertThat(proof.getAsJsonObject("after").get("version").getAsString()).isEqualTo("1.1");
    JsonObject times = json.getAsJsonObject("times");
    assertThat(times.getAsJsonObject("toRecover").get("seconds").getAsLong()).isEqualTo(42 * 3600);
    assertThat(times.getAsJsonObject("alert").has("at")).isFalse();
  }

  @Test
  void asks_what_stopped_it_when_it_stopped_in_a_living_process() {
    Course stopped =
        new Course()
            .starts("r1", 0, "1.0")
            .reads(0, 60, 1, h -> h <= 40 ? 100 * h : 300)
            .reports(24, Stage.CONFIRMED);
    assertThat(markdown(stopped.findings()))
        .contains("**Too early to be sure:**")
        .contains("sure at about 17:00 UTC")
        .contains("What was switched off or changed at 2026-11-02 17:00 UTC");
  }

  @Test
  void the_trigger_is_judged_by_the_run_in_which_it_was_first_seen() {
    RuledOut later = new RuledOut("deploy", "The same grew under 1.1, before 1.2 was deployed.");
    Course course =
        new Course()
            .starts("r1", 0, "1.1")
            .deploys(0, "1.0", "1.1")
            .reads(0, 40, 1, h -> 100 * h)
            .tested("deploy", Hypothesis.Answer.SUPPORTED, "1.0 was watched without it.")
            .reports(24, Stage.CONFIRMED)
            .stops(40.5)
            .starts("r2", 41, "1.2")
            .deploys(41, "1.1", "1.2")
            .reads(41, 70, 1, h -> 100 * (h - 41))
            .reports(60, Stage.CONFIRMED, later);
    String draft = markdown(course.findings());
    assertThat(draft).contains("**A deploy brought it:** 1.0 was watched without it. `[R1#");
    assertThat(draft).doesNotContain("before 1.2 was deployed");
  }

  @Test
  void what_was_cleared_after_a_note_had_not_been_cleared_before_it() {
    Course noted =
        leak(SuspectKind.CACHE, PRICES).notes(20, Mark.WRONG_TURN, "we looked at traffic first");
    assertThat(markdown(noted.findings())).doesNotContain("before it was followed up");
  }

  @Test
  void sessions_are_told_of_where_sessions_are_kept_and_lead_nobody_astray_elsewhere() {
    String evidence = "It gains 3.9 entries for each new session, while 44 sessions are alive";
    assertThat(cause(leak(SuspectKind.SESSION, SESSIONS, evidence))).contains(evidence);
    assertThat(cause(leak(SuspectKind.CACHE, PRICES, evidence))).doesNotContain("new session");
  }

  private static String cause(Course course) {
    String draft = markdown(course.findings());
    int at = draft.indexOf("## Root cause and resolution");
    return draft.substring(at, draft.indexOf("### Trigger", at));
  }

  private static Course leak(SuspectKind kind, String holder, String lifecycle) {
    return new Course()
        .held(kind, holder)
        .shows("lifecycle", lifecycle)
        .starts("r1", 0, "1.0")
        .reads(0, 40, 1, h -> 100 * h)
        .reports(24, Stage.CONFIRMED);
  }

  @Test
  void when_what_leaked_has_ended_its_forecast_is_not_that_of_the_next_process() {
    String draft =
        markdown(leak(SuspectKind.CACHE, PRICES).stops(40.5).starts("r2", 41, "1.1").findings());
    assertThat(draft)
        .contains("Not known: what was foreseen was of a process that has ended. R2 has run since")
        .contains("Watch whether `Prices.cache` grows in R2");
    assertThat(markdown(leak(SuspectKind.CACHE, PRICES).stops(40.5).findings()))
        .contains("No process is left: R1 stopped at **16:30:00 UTC**");
  }

  @Test
  void cites_what_a_person_marked_as_cause_and_as_stop_gap() {
    Course noted =
        leak(SuspectKind.CACHE, PRICES)
            .notes(30, Mark.CAUSE, "the expiry was lost in the merge")
            .notes(31, Mark.MITIGATED, "cache switched off")
            .notes(29, Mark.WRONG_TURN, "we looked at traffic first");
    assertThat(markdown(noted.findings()))
        .contains("Noted by ada as the cause: The expiry was lost in the merge.")
        .contains("**Stop-gap, as noted** by ada for 07:00 UTC: Cache switched off.")
        .contains("the numbers that had ruled out more traffic before people followed it up")
        .doesNotContain("What else was tried");
  }

  @Test
  void a_recovery_that_only_a_person_saw_is_told_as_that_everywhere() {
    Findings noted =
        leak(SuspectKind.CACHE, PRICES).notes(41, Mark.RECOVERED, "all well").findings();

    assertThat(noted.state()).isEqualTo("over, as a person noted");
    assertThat(markdown(noted))
        .contains("**Over by a person's word only:**")
        .contains("if the note is right: no measurement shows it")
        .doesNotContain("**Not over:**");
  }

  @Test
  void measures_of_two_incidents_have_no_words_in_common_but_names() {
    Set<String> shared = new HashSet<>(measures(leak(SuspectKind.SESSION, SESSIONS).findings()));
    shared.retainAll(measures(leak(SuspectKind.CACHE, PRICES).findings()));
    assertThat(shared).isEmpty();
  }

  @Test
  void fills_the_alert_rule_and_the_test_in() {
    String draft = markdown(leak(SuspectKind.SESSION, SESSIONS).findings());
    assertThat(draft)
        .contains("deriv(leakscribe_holder_entries{holder=\"" + SESSIONS + "\"}[30m]) * 3600 > 25")
        .contains("`SessionRegistryLeakTest`")
        .contains("`assertThat(sessionRegistry.sessions).isEmpty();`");
  }

  @Test
  void proposes_a_runbook_line_only_where_a_restart_did_not_end_it() {
    String line = "Name in the runbook";
    assertThat(markdown(leak(SuspectKind.CACHE, PRICES).findings())).doesNotContain(line);
    Course again =
        leak(SuspectKind.CACHE, PRICES)
            .stops(41)
            .starts("r2", 42, "1.0")
            .reads(42, 80, 1, h -> 100 * (h - 42));
    assertThat(markdown(again.findings())).contains(line);
  }

  @ParameterizedTest
  @EnumSource(SuspectKind.class)
  void every_kind_has_measures_with_event_and_room_for_an_owner(SuspectKind kind) {
    Findings findings = leak(kind, "com.shop.Thing$Inner.stuff").findings();
    Block.Table table = table(findings);
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              assertThat(row).hasSize(6);
              assertThat(row.get(2)).isNotEmpty();
              assertThat(row.subList(3, 6)).allSatisfy(cell -> assertThat(cell).isEmpty());
            });
  }

  /** The texts between names, sentence by sentence. */
  private static List<String> measures(Findings findings) {
    List<String> texts = new ArrayList<>();
    for (List<List<Span>> row : table(findings).rows()) {
      for (Span span : row.get(0)) {
        if (span instanceof Span.Text text) {
          texts.addAll(
              Arrays.stream(text.text().split("[.;:(]"))
                  .map(String::strip)
                  .filter(words -> words.chars().filter(c -> c == ' ').count() >= 3)
                  .toList());
        }
      }
    }
    assertThat(texts).isNotEmpty();
    return texts;
  }

  private static Block.Table table(Findings findings) {
    return (Block.Table)
        MeasuresSection.of(findings).stream()
            .filter(Block.Table.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  private static Course leak(SuspectKind kind, String holder) {
    return new Course()
        .held(kind, holder)
        .starts("r1", 0, "1.0")
        .reads(0, 40, 1, h -> 100 * h)
        .reports(24, Stage.CONFIRMED, new RuledOut("traffic", "It did not change."));
  }

  private static String markdown(Findings findings) {
    return Drafts.markdown(findings, SkippedLines.NONE);
  }
}
