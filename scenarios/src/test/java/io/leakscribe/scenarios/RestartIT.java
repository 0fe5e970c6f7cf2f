package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.LossCause;
import io.leakscribe.journal.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Incident 5 without its fix: killed by the kernel, started again, and memory kept climbing. */
class RestartIT {
  /** For a machine that is busy; the shop's memory ends long before on others. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @RegisterExtension final RunDirectories directories = new RunDirectories();

  @Test
  void oneIncidentOverBothRunsAndTheRestartDidNotHelp() throws IOException {
    Path directory = directories.empty("restart");

    RestartRun.Halves halves =
        new RestartRun(Forked.artifacts(), directory, LIMIT)
            .run(Scenario.number(5), Forked.jvm(), progress -> {}, progress -> {});

    assertThat(halves.killed().story().reached(Stage.CONFIRMED)).isTrue();
    assertThat(halves.killed().story().of(Event.AgentStopped.class)).isEmpty();
    Story after = halves.restarted().story();
    assertThat(after.reached(Stage.CONFIRMED)).isTrue();
    assertThat(Story.read(directory).incidents()).hasSize(1);
    assertLost(after);
    assertThat(after.of(Event.HypothesisRuledOut.class))
        .filteredOn(event -> event.hypothesis().equals("restart"))
        .singleElement()
        .extracting(Event.HypothesisRuledOut::evidence)
        .asString()
        .containsPattern(
            "[1-9][\\d,.]* entries an hour before it and grows by [1-9][\\d,.]* after");
    assertDraft(directory);
  }

  private static void assertLost(Story after) {
    assertThat(after.of(Event.RunLost.class))
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.cause()).isIn(LossCause.KILLED, LossCause.UNKNOWN);
              assertThat(lost.evidence()).isNotEmpty();
            });
  }

  private static void assertDraft(Path directory) throws IOException {
    DraftFiles.refresh(directory);
    String incident = Story.read(directory).incidents().get(0);
    String draft =
        Files.readString(DraftFiles.directory(directory, incident).resolve("postmortem.md"));
    String timeline = draft.substring(draft.indexOf("## Timeline"), draft.indexOf("## Root cause"));
    assertThat(timeline).containsIgnoringCase("lost").contains("Process R2 started");
    assertThat(draft).contains("The restart did not help");
  }
}
