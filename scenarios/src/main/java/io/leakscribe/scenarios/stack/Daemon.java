package io.leakscribe.scenarios.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, with its log in a file. */
final class Daemon implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
  private static final int LOG_LINES = 15;

  private final String name;
  private final Process process;
  private final Path log;

  private Daemon(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts the command in the directory, which gets the log {@code <name>.log}. */
  static Daemon start(String name, Path directory, List<String> command) {
    Path log = directory.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Whoever reads what these processes write is not to learn on which machine they ran.
    builder.environment().put("HOSTNAME", name);
    try {
      return new Daemon(name, Children.started(builder.start()), log);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + command.get(0) + "' could not be started", e);
    }
  }

  /**
   * Waits until the address answers with success.
   *
   * @throws IllegalStateException when it ends or does not answer in time; shows its log's end
   */
  Daemon awaitReady(String url) {
    try {
      long limit = System.nanoTime() + READY_LIMIT.toNanos();
      while (System.nanoTime() < limit && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
        if (Http.answers(url)) {
          return this;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new IllegalStateException(
        name + " does not answer at " + url + "; its log ends:\n" + tail());
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "(" + log + " cannot be read)";
    }
  }

  /** SIGTERM; SIGKILL when that does not end it in time. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
