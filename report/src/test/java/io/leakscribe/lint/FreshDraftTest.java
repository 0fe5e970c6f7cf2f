package io.leakscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Course;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.SuspectKind;
import io.leakscribe.outside.Recording;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshDraftTest {
  /** What only a person can write, or decide. */
  private static final Set<Rule> FOR_A_PERSON =
      Set.of(Rule.L01, Rule.L02, Rule.L05, Rule.L08, Rule.L10, Rule.L12, Rule.L14, Rule.L15);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_fresh_draft_has_no_error_and_only_gaps_for_a_person(boolean kill) {
    Findings findings = findings(kill);
    String draft = Drafts.markdown(findings, SkippedLines.NONE);
    List<Finding> found = check(draft, findings);
    assertThat(found).isNotEmpty().allMatch(finding -> finding.level() == Level.WARNING);
    assertThat(found).extracting(Finding::rule).isSubsetOf(FOR_A_PERSON);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_may_be_open_in_a_draft_may_not_be_in_what_is_reviewed(boolean kill) {
    Findings findings = findings(kill);
    String draft = Drafts.markdown(findings, SkippedLines.NONE).replaceAll("(?m)^Status:.*$", "");
    List<Finding> found = check("Status: Reviewed\n\n" + draft, findings);
    assertThat(found)
        .filteredOn(finding -> finding.rule() == Rule.L01)
        .hasSizeGreaterThan(3)
        .allMatch(finding -> finding.level() == Level.ERROR);
  }

  @Test
  void times_without_a_date_are_of_the_day_of_the_head_in_draft_and_check() {
    Findings findings =
        new Course()
            .held(SuspectKind.CACHE, "com.shop.Prices.cache")
            .starts("r1", 0, "1.0")
            .reads(0, 40, 1, h -> 100 * h)
            .reports(24.5, Stage.CONFIRMED)
            .notes(58, Mark.RECOVERED, "rolled back")
            .findings();
    String draft = Drafts.markdown(findings, SkippedLines.NONE);
    assertThat(draft)
        .contains("as of 2026-11-03 10:00:00 UTC")
        .contains("from 2026-11-01 00:00 UTC or before")
        .contains("to 10:00:00 UTC (recovery)")
        .contains("later, at 2026-11-02 00:30 UTC.");
    assertThat(check(draft, findings)).noneMatch(finding -> finding.level() == Level.ERROR);
    assertThat(check(draft.replace("**Duration:** 2 d 10 h", "**Duration:** 10 h"), findings))
        .anyMatch(finding -> finding.rule() == Rule.L04);
  }

  private static Findings findings(boolean kill) {
    Scenario scenario = kill ? Scenario.overKill() : Scenario.oneRun();
    return Findings.of(scenario.incident(), Recording.NONE);
  }

  private static List<Finding> check(String text, Findings findings) {
    return Lint.check(text, new Context(findings, run -> 0, path -> path.endsWith(".svg")))
        .findings();
  }
}
