package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application makes of its standard streams is its own business. */
final class StreamsIT {
  private static final Duration NO_WAIT = Duration.ofSeconds(4);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "close streams, from the start",
    "throwing streams, attached",
    "blocking streams, attached"
  })
  void nobody_of_ours_notices(String what, String when) throws Exception {
    Path data = directory.resolve("data");
    try (Service service =
        when.equals("attached")
            ? Service.attached(directory, data, what)
            : Service.start(directory, data)) {
      if (!when.equals("attached")) {
        service.tell(what);
      }
      service.awaitsNewSample();
      service.scrape(Duration.ofSeconds(10));
      assertThat(service.waited()).isLessThan(NO_WAIT);
      service.jvm.tell("exit");
      assertThat(service.jvm.awaitExit()).isEqualTo(7);
      assertThat(service.jvm.output()).noneMatch(line -> line.contains("Exception"));
    }
  }
}
