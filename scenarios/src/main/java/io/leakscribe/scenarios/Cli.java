package io.leakscribe.scenarios;

import io.leakscribe.scenarios.stack.Children;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of Leakscribe, as an operator uses it. */
final class Cli {
  private final Path jar;
  private final Path directory;

  /**
   * @param directory to work in
   */
  Cli(Path jar, Path directory) {
    this.jar = jar;
    this.directory = directory;
  }

  /**
   * Runs a command as somebody and returns what it printed.
   *
   * @throws IllegalStateException when it fails; with what it printed
   */
  String run(String who, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.current().java().toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Duser.name=" + who);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    // The desk of an operator, and not the machine that this runs on.
    builder.environment().put("HOSTNAME", "desk");
    try {
      Process process = Children.started(builder.start());
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", arguments) + ": " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run '" + jar + "'", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
