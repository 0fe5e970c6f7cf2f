package io.leakscribe.agent.probe.heap;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link KnownLiveSet} in a JVM of its own. */
final class ForkedJvm {

  private final List<String> lines;

  private ForkedJvm(List<String> lines) {
    this.lines = lines;
  }

  /** The JDK to test: {@code -Dit.java.home}, else the one that runs the tests. */
  static Path javaHome() {
    return Path.of(System.getProperty("it.java.home", System.getProperty("java.home")));
  }

  static ForkedJvm run(List<String> jvmOptions, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin/java").toString());
    command.addAll(jvmOptions);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path").replace(":", File.pathSeparator)));
    command.add(KnownLiveSet.class.getName());
    command.addAll(arguments);
    Path output = Files.createTempFile("known-live-set", ".txt");
    try {
      return new ForkedJvm(run(command, output));
    } finally {
      Files.delete(output);
    }
  }

  private static List<String> run(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(40, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException("forked JVM " + command + " failed: " + lines);
      }
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  List<String> lines() {
    return lines;
  }

  /** What follows each line's keyword. */
  List<String> after(String keyword) {
    return lines.stream()
        .filter(line -> line.startsWith(keyword + " "))
        .map(line -> line.substring(keyword.length() + 1))
        .toList();
  }

  long number(String keyword) {
    return Long.parseLong(after(keyword).get(0));
  }

  /** Bytes of the readings that claim to be live sets. */
  List<Long> liveSets() {
    return after("READING").stream()
        .filter(line -> line.startsWith("OLD_RECLAIMED"))
        .map(line -> Long.parseLong(line.split(" ", -1)[1]))
        .toList();
  }
}
