package io.leakscribe.trials.others;

import static org.awaitility.Awaitility.await;

import io.leakscribe.journal.Event;
import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.launch.Journals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What our agent serves about the holders that it watches. */
record Endpoint(int port) {

  /** The endpoint of the agent that writes below this directory, by default. */
  static Endpoint of(Path directory) {
    return new Endpoint(
        Journals.in(directory.resolve("leakscribe"))
            .await(Event.AgentStarted.class, started -> true)
            .port());
  }

  /** The names of the holders. */
  List<String> holders() throws Exception {
    return rows().map(row -> row.substring(row.indexOf('"') + 1, row.lastIndexOf('"'))).toList();
  }

  /** How many entries a holder has; 0 when it is not there. */
  double entries(String holder) throws Exception {
    return rows()
        .filter(row -> row.contains("\"" + holder + "\""))
        .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(' '))))
        .findFirst()
        .orElse(0);
  }

  void awaitMoreThan(double entries, String holder) {
    await()
        .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> entries(holder) > entries);
  }

  private Stream<String> rows() throws Exception {
    return Http.get(port, "/metrics")
        .lines()
        .filter(row -> row.startsWith("leakscribe_holder_entries{"));
  }
}
