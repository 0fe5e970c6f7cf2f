package io.leakscribe.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own checker. */
final class Promtool {
  private Promtool() {}

  static Result run(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Path in = Files.createTempFile("promtool", ".in");
    try {
      Files.writeString(in, input);
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectInput(in.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new AssertionError("cannot run promtool: install Debian package prometheus", e);
    } finally {
      Files.deleteIfExists(in);
    }
  }

  /** Asserts that it finds no fault. */
  static void passes(String... arguments) throws Exception {
    Result result = run("", arguments);
    assertThat(result.exit()).as(result.output()).isZero();
  }

  record Result(int exit, String output) {}
}
