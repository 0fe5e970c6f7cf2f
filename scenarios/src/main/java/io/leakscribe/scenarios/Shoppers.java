package io.leakscribe.scenarios;

import io.leakscribe.scenarios.stack.Children;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The load, in a process of its own, bounded in time. */
final class Shoppers implements AutoCloseable {
  private final Process process;
  private final Path log;

  private Shoppers(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Shoppers start(Artifacts artifacts, int port, Duration length, Path directory) {
    Path log = directory.resolve("load.log");
    try {
      Process process =
          new ProcessBuilder(
                  Jvm.current().java().toString(),
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  // It shares the machine with the shop: the second compiler would cost more than
                  // it saves in minutes.
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  artifacts.shoppers().toString(),
                  "--url",
                  "http://127.0.0.1:" + port,
                  "--seconds",
                  Long.toString(length.toSeconds()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new Shoppers(Children.started(process), log);
    } catch (IOException e) {
      throw new UncheckedIOException("the load could not be started", e);
    }
  }

  /** The newest line that the load printed; empty before the first. */
  String lastLine() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
