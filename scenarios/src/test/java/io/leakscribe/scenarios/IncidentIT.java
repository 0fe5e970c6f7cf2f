package io.leakscribe.scenarios;

import static java.util.Map.entry;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each of the five incidents, from a leaking shop that still serves to the draft on disk. */
@Order(1)
class IncidentIT {
  /** For a machine that is busy; the shop's memory ends long before on others. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final int FIRST_LINES = 30;

  private static final Map<Integer, Set<SuspectKind>> SENSIBLE =
      Map.ofEntries(
          entry(1, Set.of(SuspectKind.SESSION)),
          entry(2, Set.of(SuspectKind.SESSION)),
          entry(
              3, Set.of(SuspectKind.BACKGROUND_TASK, SuspectKind.COLLECTION, SuspectKind.SESSION)),
          entry(4, Set.of(SuspectKind.CACHE, SuspectKind.COLLECTION)),
          entry(5, Set.of(SuspectKind.CACHE, SuspectKind.COLLECTION)));

  static final List<Scenario> incidents = Scenario.INCIDENTS;

  @RegisterExtension final RunDirectories directories = new RunDirectories();

  @ParameterizedTest(name = "{0}")
  @FieldSource("incidents")
  void theHolderIsNamedWhileTheShopServes(Scenario scenario) {
    Path directory = directories.empty("incident-" + scenario.number());

    Outcome outcome =
        new ScenarioRun(Forked.artifacts(), directory, LIMIT)
            .whenReached(story -> whileServing(scenario, directory, story))
            .until(story -> story.reached(Stage.CONFIRMED), scenario, Forked.jvm());

    assertThat(outcome.after(Stage.CONFIRMED)).as("confirmed within %s", LIMIT).isPresent();
    assertThat(outcome.exhausted()).isFalse();
    assertThat(outcome.served()).get().extracting(LoadReport::errors).isEqualTo(0L);
    assertThat(outcome.story().incidents()).hasSize(1);
    assertSuspect(scenario, outcome.story().first(Stage.CONFIRMED).orElseThrow().suspects().get(0));
    assertThat(outcome.cleared()).hasSizeGreaterThanOrEqualTo(2);
  }

  private static void whileServing(Scenario scenario, Path directory, Story story) {
    String holder = String.valueOf(scenario.holder());
    String incident = story.incidents().get(0);
    await("metrics that name the holder")
        .atMost(60, SECONDS)
        .until(() -> MetricsPage.of(story), page -> namesSuspect(page, holder));
    for (String format : List.of("md", "html", "json")) {
      Path draft = DraftFiles.directory(directory, incident).resolve("postmortem." + format);
      await("a draft that names the holder in '" + draft + "'")
          .atMost(60, SECONDS)
          .until(() -> Files.exists(draft) && read(draft).contains(holder));
    }
    Path markdown = DraftFiles.directory(directory, incident).resolve("postmortem.md");
    assertThat(read(markdown).lines().limit(FIRST_LINES)).anyMatch(line -> line.contains(holder));
  }

  private static boolean namesSuspect(String page, String holder) {
    return page.lines()
        .anyMatch(
            line ->
                line.startsWith("leakscribe_suspect_confidence_ratio{")
                    && line.contains("holder=\"" + holder + "\""));
  }

  private static void assertSuspect(Scenario scenario, Suspect suspect) {
    assertThat(suspect.holder()).isEqualTo(scenario.holder());
    assertThat(suspect.kind()).isIn(SENSIBLE.get(scenario.number()));
    assertThat(suspect.leakingClass()).startsWith("com.example.shop.");
    assertThat(suspect.confidence()).isBetween(0.5, 1.0);
    assertThat(suspect.entriesPerHour()).isPositive();
    assertThat(suspect.evidence().stream().filter(e -> e.weight() > 0).map(Evidence::kind))
        .as("families of evidence")
        .satisfies(kinds -> assertThat(Set.copyOf(kinds)).hasSizeGreaterThanOrEqualTo(2));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
