package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@code trials/soak} does for half an hour, for as long as a build may take. */
@Order(3)
final class SoakIT {
  @Test
  void what_the_agent_takes_is_judged_and_does_not_grow() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Path root = Path.of(System.getProperty("leakscribe.root", "..")).toAbsolutePath().normalize();
    Soak soak = new Soak(root, 0.5, new PrintStream(told, true, StandardCharsets.UTF_8));
    assertThat(soak.run(Duration.ofSeconds(80), 40, Duration.ofSeconds(2)))
        .as(told.toString(StandardCharsets.UTF_8))
        .isTrue();
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("threads of ours", "metaspace of our loader", "Nothing of the agent grows");
  }
}
