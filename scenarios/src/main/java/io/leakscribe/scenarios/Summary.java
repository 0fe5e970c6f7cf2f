package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a run, for somebody who sees it for the first time. */
final class Summary {

  private Summary() {}

  /**
   * The summary of one run.
   *
   * @param draft the drafted postmortem, null when there is none
   */
  static String of(Outcome outcome, @Nullable Path draft) {
    List<String> lines = new ArrayList<>();
    lines.add(end(outcome));
    outcome.served().map(Summary::served).ifPresent(lines::add);
    if (outcome.suspect().isEmpty()) {
      lines.add("The agent suspected nothing.");
    } else {
      lines.add(detection(outcome));
      lines.add("");
      lines.addAll(suspect(outcome, outcome.suspect().get()));
      lines.addAll(cleared(outcome));
    }
    if (draft != null) {
      lines.add("");
      lines.add(
          "Draft of the postmortem: " + draft.toAbsolutePath() + " (.md and .json beside it)");
      lines.add("Draft it again:          " + redraft(outcome));
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** What a restart changed. */
  static String ofRestart(RestartRun.Halves halves) {
    Story after = halves.restarted().story();
    List<String> lines = new ArrayList<>();
    lines.add(
        "The shop was killed after "
            + Times.brief(halves.killed().lasted())
            + " and started again without a fix. The second run found:");
    for (Event.RunLost lost : after.of(Event.RunLost.class)) {
      lines.add("  the first run was lost, cause: " + lost.cause().label());
      lost.evidence().forEach(line -> lines.add("    " + line));
    }
    after.of(Event.HypothesisRuledOut.class).stream()
        .filter(event -> event.hypothesis().equals("restart"))
        .forEach(event -> lines.add("  " + event.evidence()));
    lines.add(
        "  before: "
            + String.join(", ", halves.killed().story().incidents())
            + "; after: "
            + String.join(", ", after.incidents()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String end(Outcome outcome) {
    return (outcome.exhausted()
            ? "The shop ran out of memory after "
            : "The shop was stopped, still with memory, after ")
        + Times.brief(outcome.lasted())
        + ".";
  }

  private static String served(LoadReport load) {
    return String.format(
        Locale.ROOT,
        "By then customers had sent %,d requests, %,d of them failed.",
        load.requests(),
        load.errors());
  }

  private static String detection(Outcome outcome) {
    return outcome
        .after(Stage.CONFIRMED)
        .map(after -> "Leak " + suspected(outcome) + "confirmed after " + gained(outcome, after))
        .orElseGet(() -> "Leak " + suspected(outcome) + "not confirmed.");
  }

  private static String suspected(Outcome outcome) {
    return outcome
        .after(Stage.SUSPECTED)
        .map(after -> "suspected after " + Times.brief(after) + ", ")
        .orElse("");
  }

  private static String gained(Outcome outcome, Duration confirmed) {
    String gained = Times.brief(outcome.lasted().minus(confirmed));
    return Times.brief(confirmed)
        + (outcome.exhausted()
            ? ": " + gained + " before the memory was exhausted."
            : ": " + gained + " before the end of this run.");
  }

  private static List<String> suspect(Outcome outcome, Suspect suspect) {
    List<String> lines = new ArrayList<>();
    lines.add("Suspect number one: " + suspect.holder() + verdict(outcome));
    lines.add(
        String.format(
            Locale.ROOT,
            "  a %s that holds %s, confidence %.0f %%",
            suspect.kind().label(),
            suspect.leakingClass() == null ? "objects of unknown class" : suspect.leakingClass(),
            100 * suspect.confidence()));
    if (suspect.allocationSite() != null) {
      lines.add("  created at " + suspect.allocationSite());
    }
    lines.add("Evidence, by weight:");
    suspect.evidence().forEach(evidence -> lines.add(evidence(evidence)));
    return lines;
  }

  private static String verdict(Outcome outcome) {
    if (outcome.scenario().holder() == null) {
      return " (wrong: nothing leaks here)";
    }
    return outcome.namesTheHolder()
        ? " (right)"
        : " (wrong: it is " + outcome.scenario().holder() + ")";
  }

  private static String evidence(Evidence evidence) {
    return String.format(
        Locale.ROOT, "  %+.1f  %s: %s", evidence.weight(), evidence.kind(), evidence.statement());
  }

  private static List<String> cleared(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (Event.HypothesisRuledOut event : outcome.story().of(Event.HypothesisRuledOut.class)) {
      String line = "  not " + event.hypothesis() + ": ";
      if (lines.stream().noneMatch(earlier -> earlier.startsWith(line))) {
        lines.add(line + event.evidence());
      }
    }
    if (!lines.isEmpty()) {
      lines.add(0, "Wrong suspects cleared:");
    }
    return lines;
  }

  private static String redraft(Outcome outcome) {
    return "java -jar agent/target/leakscribe.jar report --dir "
        + AgentFiles.directory(outcome.directory());
  }
}
