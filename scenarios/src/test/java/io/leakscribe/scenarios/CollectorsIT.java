package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leakscribe.journal.Stage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right holder on the collectors other than G1, where the JDK has them. */
@Order(2)
class CollectorsIT {
  /** For a machine that is busy; the shop's memory ends long before on others. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @RegisterExtension final RunDirectories directories = new RunDirectories();

  @ParameterizedTest(name = "{0}, incident {1}")
  @CsvSource({"Parallel, 1", "Serial, 3", "ZGC, 2", "Shenandoah, 5"})
  void theHolderIsNamed(String collector, int number) {
    Jvm jvm = Forked.jvm().withCollector(collector);
    assumeTrue(jvm.hasCollector(), () -> "no " + collector + " in " + jvm.home());
    Scenario scenario = Scenario.number(number);
    Path directory = directories.empty(collector);

    Outcome outcome =
        new ScenarioRun(Forked.artifacts(), directory, LIMIT)
            .until(story -> story.reached(Stage.CONFIRMED), scenario, jvm);

    assertThat(outcome.after(Stage.CONFIRMED)).as("confirmed within %s", LIMIT).isPresent();
    assertThat(outcome.suspect().orElseThrow().holder()).isEqualTo(scenario.holder());
    assertThat(outcome.served()).get().extracting(LoadReport::errors).isEqualTo(0L);
  }
}
