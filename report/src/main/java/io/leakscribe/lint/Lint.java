package io.leakscribe.lint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a postmortem by all rules.
 *
 * <p>Never throws because of what the text holds; takes time proportional to its length.
 */
public final class Lint {
  private Lint() {}

  /**
   * What the rules found.
   *
   * @param findings in the order of lines
   * @param status what the document says of itself
   * @param skipped rules, or parts of them, that could not be applied without journals
   */
  public record Result(List<Finding> findings, Status status, Set<Rule> skipped) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Checks one document. */
  public static Result check(String text, Context context) {
    Document document = Document.of(text);
    Notes notes = new Notes(document.status());
    for (Check check : checks()) {
      check.check(document, context, notes);
    }
    Set<Rule> skipped =
        context.findings() == null ? EnumSet.of(Rule.L07, Rule.L20) : EnumSet.noneOf(Rule.class);
    return new Result(Ignored.of(document).without(notes.sorted()), document.status(), skipped);
  }

  private static List<Check> checks() {
    return List.of(
        new Questions(),
        new StatusFits(),
        new OrderOfTimes(),
        new Durations(),
        new Intervals(),
        new Evidenced(),
        new Measures(),
        new Factors(),
        new Wording(),
        new TriggerApart(),
        new HypothesesTested(),
        new Lessons(),
        new ImpactHasNumber(),
        new RecoveryShown(),
        new Secrets(),
        new Links(),
        new NumbersFit(),
        new Utc(),
        new Sorted());
  }
}
