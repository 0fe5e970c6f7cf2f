package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.LossCause;
import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application's heap is full to the last byte, and every thread of the process feels it. */
@Order(1)
final class OutOfMemoryIT {
  @TempDir private Path directory;

  @Test
  void goes_on_once_the_application_has_let_go() throws Exception {
    try (Service service = Service.start(directory, directory.resolve("data"))) {
      service.leakUntilDrafted();
      service.jvm.tell("fill");
      int asked = scrapeWhileFull(service);
      assertThat(asked).isPositive();
      service.awaitsNewSample();
      Awaitility.await("metrics")
          .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
          .ignoreExceptions()
          .until(() -> service.scrape(Duration.ofSeconds(5)).contains("leakscribe_"));
      assertThat(Service.drafts(service.data)).isNotEmpty();
      int before = service.journals().events().size();
      service.jvm.tell("return");
      assertThat(service.jvm.awaitExit()).isZero();
      assertThat(service.journals().events().size()).isGreaterThan(before);
      assertThat(service.journals().events()).last().isInstanceOf(Event.AgentStopped.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:+ExitOnOutOfMemoryError, true",
    "-XX:+CrashOnOutOfMemoryError, false",
    "-XX:+HeapDumpOnOutOfMemoryError, false"
  })
  void leaves_the_story_when_the_jvm_ends_of_it(String flag, boolean drafted) throws Exception {
    Path data = directory.resolve("data");
    try (Service service = Service.start(directory, data, flag, "-XX:-CreateCoredumpOnCrash")) {
      if (drafted) {
        service.leakUntilDrafted();
      } else {
        service.awaitsNewSample();
      }
      service.jvm.tell("fill slowly");
      if (flag.contains("HeapDump")) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
            .until(() -> heapDumps() > 0);
        service.jvm.kill();
      }
      assertThat(service.jvm.awaitExit()).isNotZero();
      if (drafted) {
        assertThat(Service.drafts(data)).isNotEmpty();
      }
    }
    try (Service next = Service.start(directory, data)) {
      assertThat(next.journals().await(Event.RunLost.class, lost -> true).cause())
          .as("%s", next.journals().events(Event.RunLost.class))
          .isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
    }
  }

  private long heapDumps() throws Exception {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".hprof")).count();
    }
  }

  /** Nobody promises an answer; what must not happen is that there is none for good. */
  private static int scrapeWhileFull(Service service) {
    long end = System.nanoTime() + Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS).toNanos();
    int asked = 0;
    while (!service.jvm.output().contains("app: did fill")) {
      assertThat(System.nanoTime()).as("%s", service.jvm.output()).isLessThan(end);
      try {
        asked++;
        service.scrape(Duration.ofSeconds(1));
      } catch (Exception | AssertionError e) {
        // No answer, or an error: allowed while the heap is full.
      }
    }
    return asked;
  }
}
