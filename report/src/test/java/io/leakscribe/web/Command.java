package io.leakscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a real program. */
record Command(int exit, String output) {

  /** Splits at spaces; output and errors together. */
  static Command run(Path dir, String line) throws Exception {
    return run(dir, List.of(line.split(" ")));
  }

  static Command run(Path dir, List<String> words) throws Exception {
    Process process =
        new ProcessBuilder(words).directory(dir.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Command(process.exitValue(), output);
  }

  static void must(Path dir, String line) throws Exception {
    Command command = run(dir, line);
    assertThat(command.exit()).as(line + "\n" + command.output()).isZero();
  }
}
