package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The real agent on six programs side by side: three that leak in different ways, three that only
 * look like it. The rest of the corpus takes longer and is run by {@code corpus/run}.
 */
class CorpusSliceIT {
  private static final String LEAKS = "^classic\\.(ListLeak|SessionStoreLeak|ListenerLeak)$";
  private static final String HEALTHY =
      "^healthy\\.(CaffeineMaximumSize|DroppingQueue|LongSawtooth)$";

  /** A life; long enough for a growth that starts with the program to be told from its start. */
  private static final double SECONDS = 85;

  private static List<Result> results = List.of();

  @BeforeAll
  static void run() throws IOException {
    Path root = Path.of(System.getProperty("leakscribe.root", ".."));
    Path home = Path.of(System.getProperty("it.java.home", System.getProperty("java.home")));
    Site site = Site.in(root).withRuns(root.resolve("corpus/target/it-runs"));
    Files.createDirectories(site.runs());
    List<Specimen> six = Specimens.matching(Specimens.in(site.classes()), LEAKS + "|" + HEALTHY);
    assertThat(six).hasSize(6);

    results =
        new Runner(site, SECONDS, six.size(), System.out::println)
            .all(six, List.of(Platform.of(home, "G1")));
  }

  @Test
  void leaksAreConfirmedAndTheirHoldersNamed() {
    assertThat(results)
        .filteredOn(result -> result.specimen().leaks())
        .hasSize(3)
        .allSatisfy(
            result -> {
              assertThat(result.outcome().problem()).isNull();
              assertThat(result.verdict().confirmed()).isNotNull();
              assertThat(result.verdict().holder()).isTrue();
            });
  }

  @Test
  void nothingIsSaidOfHealthyPrograms() {
    assertThat(results)
        .filteredOn(result -> !result.specimen().leaks())
        .hasSize(3)
        .allSatisfy(
            result -> {
              // Silence counts only when the agent was there all the time.
              assertThat(result.outcome().problem()).isNull();
              assertThat(result.outcome().started()).isNotNull();
              assertThat(result.outcome().ending()).isEqualTo(Outcome.Ending.LIFE_OVER);
              assertThat(result.outcome().leaks()).isEmpty();
            });
  }
}
