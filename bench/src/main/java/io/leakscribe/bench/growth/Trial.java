package io.leakscribe.bench.growth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs the program at one size, with the packaged agent or without. */
final class Trial {
  private static final String PROGRAM = "com.example.growth.Main";

  private final Path root;
  private final int settle;
  private final int measure;

  /**
   * @param root of the repository
   * @param settle seconds before anything is measured
   * @param measure seconds in which CPU is measured
   */
  Trial(Path root, int settle, int measure) {
    this.root = root;
    this.settle = settle;
    this.measure = measure;
  }

  /** What the program told, and the size of the journal. */
  record Result(double cpuSeconds, long heap, long resident, long tracked, long journal) {}

  Result run(Dimension dimension, int size, boolean agent)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("growth");
    int port = agent ? freePort() : 0;
    try {
      Process process =
          new ProcessBuilder(command(dimension, size, port, directory))
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return read(output, journal(directory));
    } finally {
      delete(directory);
    }
  }

  private List<String> command(Dimension dimension, int size, int port, Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // All of the heap is in memory from the start: what is resident besides tells of the rest.
    command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"));
    if (port > 0) {
      Path jar = root.resolve("agent/target/leakscribe.jar").toAbsolutePath().normalize();
      command.add("-javaagent:" + jar + "=service=growth,port=" + port + ",dir=" + directory);
    }
    command.addAll(List.of("-cp", "bench/target/classes:bench/target/lib/*", PROGRAM));
    command.addAll(
        List.of(
            dimension.name(),
            String.valueOf(size),
            String.valueOf(settle),
            String.valueOf(measure),
            String.valueOf(port)));
    return command;
  }

  private static Result read(String output, long journal) throws IOException {
    for (String line : output.split("\n", -1)) {
      if (line.startsWith("result: ")) {
        String[] words = line.split(" ", -1);
        return new Result(
            Double.parseDouble(words[1]),
            Long.parseLong(words[2]),
            Long.parseLong(words[3]),
            Long.parseLong(words[4]),
            journal);
      }
    }
    throw new IOException("the program did not come to its end; it said:\n" + output);
  }

  private static long journal(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jsonl"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
