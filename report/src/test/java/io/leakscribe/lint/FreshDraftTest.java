package io.leakscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.outside.Recording;
import java.util.List;
import java.util.Set;
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

  private static Findings findings(boolean kill) {
    Scenario scenario = kill ? Scenario.overKill() : Scenario.oneRun();
    return Findings.of(scenario.incident(), Recording.NONE);
  }

  private static List<Finding> check(String text, Findings findings) {
    return Lint.check(text, new Context(findings, run -> 0, path -> path.endsWith(".svg")))
        .findings();
  }
}
