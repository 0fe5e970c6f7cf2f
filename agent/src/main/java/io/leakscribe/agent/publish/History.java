package io.leakscribe.agent.publish;

import io.leakscribe.agent.alert.KnownIncident;
import io.leakscribe.agent.options.Identity;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What earlier runs of the service left behind, from the newest of their journals. */
public final class History {
  /** What a journal says of a version that nobody told the agent. */
  public static final String UNKNOWN_VERSION = "unknown";

  private static final int MOST_FILES = 64;
  private static final long MOST_BYTES = 64L << 20;

  private History() {}

  /**
   * Reads the journals of a service. Takes up to a second where they are many: not on a thread of
   * the application. Call it before the own journal is opened.
   *
   * @param here who this process is; only runs of this host can be called lost
   * @param log takes a line when something cannot be read
   */
  public static Findings read(Path serviceDir, Identity here, Consumer<String> log) {
    return read(serviceDir, here, Processes.ofThisHost(), log);
  }

  static Findings read(Path serviceDir, Identity here, Processes processes, Consumer<String> log) {
    PastRuns runs = new PastRuns(processes);
    PastIncidents incidents = new PastIncidents();
    PastGrowth growth = new PastGrowth();
    for (Path file : newest(serviceDir.resolve("journal"), log)) {
      try {
        JournalReader.readFile(
            file,
            event -> {
              runs.take(file, event);
              incidents.take(event);
              growth.take(event);
            });
      } catch (IOException e) {
        log.accept("history: passed over '" + file + "': " + e.getMessage());
      }
    }
    List<Lost> lost = runs.lost(here);
    return new Findings(
        lost,
        runs.deploy(here.version()),
        incidents.open(),
        growth.past(here.version(), lost),
        growth.holders());
  }

  static boolean isUnknown(@Nullable String version) {
    return version == null || version.isBlank() || version.equals(UNKNOWN_VERSION);
  }

  private static List<Path> newest(Path directory, Consumer<String> log) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      long[] left = {MOST_BYTES};
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted(Comparator.comparingLong(History::modified).reversed())
          .limit(MOST_FILES)
          .takeWhile(file -> (left[0] -= file.toFile().length()) >= 0)
          .sorted(Comparator.comparingLong(History::modified))
          .toList();
    } catch (IOException e) {
      log.accept("history: cannot list '" + directory + "': " + e.getMessage());
      return List.of();
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  /**
   * What was found.
   *
   * @param lost runs that ended without a stop, or out of memory, and were not reported yet
   * @param deploy the change of version, null when there is none
   * @param incidents not resolved yet
   * @param past what grew in earlier runs, resolved or not
   * @param holders the leading holders of earlier incidents
   */
  public record Findings(
      List<Lost> lost,
      @Nullable Deploy deploy,
      List<KnownIncident> incidents,
      Past past,
      Set<String> holders) {}

  /** A lost run. */
  public record Lost(String run, Instant lastSeen, LossClassifier.Loss loss) {
    Event event(Origin origin) {
      return new Event.RunLost(origin, run, lastSeen, loss.cause(), loss.evidence());
    }
  }

  /** A change of version between the run before and this one. */
  public record Deploy(String from, String to) {}
}
