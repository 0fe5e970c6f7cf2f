package io.leakscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Findings;
import io.leakscribe.outside.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One document that keeps all rules, and for each rule changes to it that break that one alone. */
class RuleExamplesTest {
  /** What stands in the document and by what it is replaced; the line where it is found. */
  record Break(Rule rule, String from, String to, String lineWith) {
    @Override
    public String toString() {
      return rule + ": " + to.strip().lines().findFirst().orElse("nothing for " + from.strip());
    }
  }

  static Stream<Break> breaks() {
    return Stream.of(
        at(Rule.L01, "The deploy of version 2.4.0", "TODO. The deploy of version 2.4.0"),
        at(Rule.L01, "12 of 50 connections", "??? of 50 connections"),
        at(
            Rule.L01,
            "## Lessons",
            "**To be written by a person:** What did it cost?\n\n## Lessons",
            "What did it cost"),
        on(Rule.L01, "## Timeline\n", "## What\n", "# Postmortem"),
        at(
            Rule.L01,
            "## Lessons",
            "> Generated anew: x <!-- leakscribe-proposal 00 00 -->\n\n## Lessons",
            "> Generated"),
        at(Rule.L02, "Status: Reviewed", "Status: Resolved"),
        at(Rule.L02, "Status: Reviewed", "Status: Final"),
        at(Rule.L02, "Status: Reviewed", "Status: Reviewed (by Ada)"),
        on(
            Rule.L02,
            "Status: Reviewed",
            "Status: Closed",
            "2026-11-21 09:30:00 | growth",
            "unknown | growth",
            "Status:"),
        on(
            Rule.L03,
            "Mitigation | 2026-11-21 09:20",
            "Mitigation | 2026-11-21 08:21",
            "| TTM | 76 min",
            "| TTM | 17 min",
            "| Mitigation"),
        at(Rule.L04, "86 min, from", "2 h 30 min, from"),
        at(Rule.L04, "86 min, from 2026-11-21 08:04", "96 min, from 2026-11-21 07:54"),
        at(Rule.L04, "| TTD | 20 min", "| TTD | 45 min"),
        at(Rule.L05, "| TTM | 76 min | onset to mitigation |", "| TTM | unknown |  |"),
        on(Rule.L05, "| TTR | 86 min | onset to recovery |  |\n", "", "| What | Time"),
        on(
            Rule.L06,
            "| Alert | 2026-11-21 09:01:00 | first alert received | `[R1#68]` |\n",
            "",
            "| What"),
        at(Rule.L07, "Leak suspected. | `[R1#26]`", "Leak suspected. | "),
        at(Rule.L07, "[R1#44]", "[R1#4400]"),
        at(Rule.L07, "[R1#44]", "[R9#1]"),
        at(Rule.L07, "[R1#44]", "[P7]"),
        at(Rule.L08, "checkout team | P1 | 2026-11-28", " | P1 | 2026-11-28"),
        at(Rule.L08, "checkout team | P1 | 2026-11-28", "checkout team |  | soon"),
        at(Rule.L08, "Remove the entry from `SessionRegistry.sessions` when", "Better code when"),
        at(
            Rule.L08,
            "Alert on the growth of `leakscribe_holder_entries`",
            "Improve the monitoring"),
        on(Rule.L09, "| detect |", "| process |", "| Measure"),
        on(
            Rule.L10,
            "- Memory alerts were thresholds, which a slow leak passes late.\n",
            "",
            "### Contributing"),
        at(Rule.L11, "it was a quiet hour", "the team failed to look, and it was a quiet hour"),
        at(Rule.L11, "The time-out was", "We should have seen it. The time-out was"),
        at(Rule.L11, "it was a quiet hour", "what a nightmare"),
        at(Rule.L11, "it was a quiet hour.", "it was a quiet hour!"),
        on(Rule.L12, "### Trigger", "### And then", "## Root cause"),
        at(Rule.L13, "12 of 50 connections in use, none waiting", " "),
        on(
            Rule.L14,
            "- **Where we were lucky:** it was a quiet hour.\n",
            "",
            "- **What went wrong"),
        on(
            Rule.L15,
            "12 % of checkouts answered with 502 between 09:05 and 09:20 UTC; response times doubled",
            "some users saw errors",
            "- **Impact"),
        on(
            Rule.L16,
            "growth had stopped and stayed stopped | `[R1#70]`",
            "alert resolved | ",
            "; entries have been stable at 240 since",
            "",
            "| Recovery"),
        at(Rule.L17, "it was a quiet hour", "password=hunter2hunter2"),
        at(Rule.L17, "it was a quiet hour", "mysql://root:s3cr3t@db1/shop"),
        at(Rule.L17, "it was a quiet hour", "the key was AKIA" + "ABCDEFGHIJKLMNOP"),
        at(Rule.L17, "it was a quiet hour", "a user at ada" + "@shop.com wrote"),
        at(Rule.L17, "it was a quiet hour", "calls from 93.184.216.34"),
        at(Rule.L19, "(./liveset.svg)", "(./missing.svg)"),
        at(Rule.L19, "(#ruled-out)", "(#ruled-in)"),
        at(Rule.L19, "(./liveset.svg)", "(file:///C:/chart.svg)"),
        at(Rule.L20, "which held 3,600 entries", "which held 36,000 entries", "The registry of"),
        at(Rule.L20, "The registry of", "With a confidence of 55 %, the registry of"),
        at(Rule.L21, "Version changed", "At 11:00 EAT the version changed"),
        at(Rule.L21, "Version changed", "At 5:00 PM (WAT) the version changed"),
        at(Rule.L22, "2026-11-21 08:44:00", "2026-11-21 08:14:00"));
  }

  private static Break at(Rule rule, String from, String to) {
    return new Break(rule, from, to, to);
  }

  private static Break at(Rule rule, String from, String to, String lineWith) {
    return new Break(rule, from, to, lineWith);
  }

  private static Break on(Rule rule, String from, String to, String lineWith) {
    return new Break(rule, from, to, lineWith);
  }

  private static Break on(
      Rule rule, String from, String to, String from2, String to2, String lineWith) {
    return new Break(rule, from + "§" + from2, to + "§" + to2, lineWith);
  }

  @Test
  void a_document_that_keeps_all_rules_has_no_finding() throws Exception {
    assertThat(check(good())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void a_change_that_breaks_a_rule_is_found_on_its_line(Break change) throws Exception {
    String text = good();
    String[] from = change.from().split("§", -1);
    String[] to = change.to().split("§", -1);
    for (int i = 0; i < from.length; i++) {
      assertThat(text).contains(from[i]);
      text = text.replace(from[i], to[i]);
    }
    List<Finding> findings = check(text);
    assertThat(findings).isNotEmpty().allMatch(finding -> finding.rule() == change.rule());
    String line = text.lines().toList().get(findings.get(0).line() - 1);
    assertThat(line).contains(change.lineWith().strip().split("\n")[0]);
    assertThat(findings.get(0).message()).isNotBlank().doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The service failed to start, and the node could have run out of memory.",
        "It should have no more than 240 entries; != and a kernel panic are left alone.",
        "Version 1.2.3.4 on Java 17.0.15.6, at 10.1.2.3 and 192.0.2.7, mail to ops@example.com.",
        "The password is kept in the vault; password: ${DB_PASSWORD}, token=<redacted>.",
        "`should have been!` is code, and so is `at 10:15 EAT`; [a page](https://x.org/a#b) is not asked.",
        "git blame shows the line, and nobody is not to blame for the 17 min.",
        "At 08:44 UTC (11:44 EAT) the team was called.",
        "The retry (#17) held `[R1#26]` and the cache 40,000 entries an hour.",
        "```\n2026-11-21 07:00:00 TODO !\n```",
        "<!-- TODO: not shown -->"
      })
  void says_nothing_of_what_only_looks_like_it(String text) throws Exception {
    assertThat(check(good().replace("### Trigger", text + "\n\n### Trigger"))).isEmpty();
  }

  @Test
  void reads_a_postmortem_of_plain_lines() {
    String text =
        """
        Postmortem

        Issue Summary:
        On Apr 15th, 2024, from 14:30 to 17:00 UTC, our site was down.

        Timeline:

        2:30 PM: Monitoring alerted.
        2:40 PM: Investigation began.
        2:35 PM: The server was restarted.

        Root Cause:

        A memory leak.

        Corrective and Preventative Measures:

        Regular code reviews.
        """;
    List<Finding> findings = Lint.check(text, Context.alone(path -> false)).findings();
    assertThat(findings).extracting(Finding::rule).contains(Rule.L08, Rule.L22);
    assertThat(findings).extracting(Finding::rule).doesNotContain(Rule.L01, Rule.L21);
  }

  @Test
  void every_rule_has_a_document_that_breaks_it() {
    Set<Rule> broken = EnumSet.noneOf(Rule.class);
    breaks().forEach(change -> broken.add(change.rule()));
    assertThat(broken).isEqualTo(EnumSet.allOf(Rule.class));
  }

  private static List<Finding> check(String text) {
    return Lint.check(text, context()).findings();
  }

  static Context context() {
    Findings findings = Findings.of(Scenario.oneRun().incident(), Recording.NONE);
    return new Context(findings, run -> run.equals("r1") ? 70 : 0, "./liveset.svg"::equals);
  }

  static String good() throws IOException {
    try (InputStream in = RuleExamplesTest.class.getResourceAsStream("good.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
