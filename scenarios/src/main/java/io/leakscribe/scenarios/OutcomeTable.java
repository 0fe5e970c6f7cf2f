package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The outcomes as a Markdown table, which reads on a terminal as well. */
final class OutcomeTable {
  private static final String HEADER =
      "| scenario | JDK, collector | out of memory after | suspected | confirmed | suspect number one"
          + " | right? | wrong suspects cleared |\n"
          + "|---|---|---|---|---|---|---|---|\n";

  private OutcomeTable() {}

  static String of(List<Outcome> outcomes) {
    StringBuilder table = new StringBuilder(HEADER);
    outcomes.forEach(outcome -> table.append(row(outcome)).append('\n'));
    return table.toString();
  }

  private static String row(Outcome o) {
    return "| "
        + String.join(
            " | ",
            name(o.scenario()),
            jvm(o),
            o.exhausted() ? Times.brief(o.lasted()) : "not within " + Times.brief(o.lasted()),
            stage(o, Stage.SUSPECTED),
            stage(o, Stage.CONFIRMED),
            o.suspect().map(s -> "`" + s.holder() + "`").orElse("none"),
            o.asExpected() ? "yes" : "**no**",
            o.cleared().isEmpty() ? "none" : String.join(", ", o.cleared()))
        + " |";
  }

  private static String name(Scenario scenario) {
    return scenario.leaks() ? scenario.number() + ": " + scenario.title() : scenario.title();
  }

  private static String jvm(Outcome outcome) {
    String started =
        outcome.story().of(Event.AgentStarted.class).stream()
            .findFirst()
            .map(event -> event.jvm() + ", " + event.collector())
            .orElse("agent did not start");
    return started;
  }

  private static String stage(Outcome outcome, Stage stage) {
    Optional<Duration> after = outcome.after(stage);
    if (after.isEmpty()) {
      return "never";
    }
    String share =
        outcome.exhausted()
            ? String.format(
                Locale.ROOT,
                " (%.0f %%)",
                100.0 * after.get().toMillis() / outcome.lasted().toMillis())
            : "";
    return Times.brief(after.get()) + share;
  }
}
