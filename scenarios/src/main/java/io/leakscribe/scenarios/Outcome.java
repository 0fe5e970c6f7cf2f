package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param scenario which one
 * @param jvm on which JVM
 * @param directory with its log, its journal and its drafts
 * @param started when the shop was started
 * @param lasted how long it ran
 * @param exhausted whether it ended by an OutOfMemoryError
 * @param story what the agent wrote
 * @param load the newest line of the load driver when it ended
 */
record Outcome(
    Scenario scenario,
    Jvm jvm,
    Path directory,
    Instant started,
    Duration lasted,
    boolean exhausted,
    Story story,
    String load) {

  /** What the load counted up to the end of the run; empty when that was before its first line. */
  Optional<LoadReport> served() {
    return LoadReport.parse(load);
  }

  /** Time from the start of the process to the first event of the stage. */
  Optional<Duration> after(Stage stage) {
    return story.first(stage).map(leak -> Duration.between(started, leak.origin().time()));
  }

  /** Best suspect of the newest event, else of none. */
  Optional<Suspect> suspect() {
    return story.newestLeak().flatMap(leak -> leak.suspects().stream().findFirst());
  }

  boolean namesTheHolder() {
    return suspect().map(s -> String.valueOf(s.holder()).equals(scenario.holder())).orElse(false);
  }

  /** The wrong suspects that were cleared, each once, in the order of the story. */
  List<String> cleared() {
    return story.of(Event.HypothesisRuledOut.class).stream()
        .map(Event.HypothesisRuledOut::hypothesis)
        .distinct()
        .toList();
  }

  /** As expected: a leak confirmed and its holder named, or a healthy shop left alone. */
  boolean asExpected() {
    return scenario.leaks()
        ? after(Stage.CONFIRMED).isPresent() && namesTheHolder()
        : story.newestLeak().isEmpty();
  }
}
