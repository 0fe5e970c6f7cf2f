package io.leakscribe.scenarios;

import io.leakscribe.journal.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A leaking shop that is killed once its leak is confirmed, as the kernel's OOM killer does it, and
 * started again without a fix: what people did first in incident 5.
 */
final class RestartRun {
  private final Artifacts artifacts;
  private final Path directory;
  private final Duration limit;

  /**
   * The two halves.
   *
   * @param killed until the leak was confirmed and the shop was killed
   * @param restarted until the same was confirmed again
   */
  record Halves(Outcome killed, Outcome restarted) {}

  /**
   * @param limit for each of the two
   */
  RestartRun(Artifacts artifacts, Path directory, Duration limit) {
    this.artifacts = artifacts;
    this.directory = directory;
    this.limit = limit;
  }

  /**
   * Runs both.
   *
   * @param first told of the progress before the restart
   * @param second told of the progress after it
   */
  Halves run(
      Scenario scenario,
      Jvm jvm,
      Consumer<ScenarioRun.Progress> first,
      Consumer<ScenarioRun.Progress> second) {
    Outcome killed =
        new ScenarioRun(artifacts, directory, limit)
            .endedByKill()
            .onProgress(first)
            .until(story -> story.reached(Stage.CONFIRMED), scenario, jvm);
    Outcome restarted =
        new ScenarioRun(artifacts, directory, limit)
            .onProgress(second)
            .until(story -> story.reached(Stage.CONFIRMED), scenario, jvm);
    return new Halves(killed, restarted);
  }
}
