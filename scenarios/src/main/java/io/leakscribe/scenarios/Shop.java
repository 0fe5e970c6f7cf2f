package io.leakscribe.scenarios;

import io.leakscribe.scenarios.stack.Children;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The shop in a process of its own, with or without the agent. */
final class Shop implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path portFile;
  private final Path log;
  private final Instant started = Instant.now();

  private Shop(Process process, Path portFile, Path log) {
    this.process = process;
    this.portFile = portFile;
    this.log = log;
  }

  /**
   * Starts the shop on any free port.
   *
   * @param directory for its log, its port file and the agent's files; made when missing
   * @param withAgent whether the agent is loaded, with nothing but its directory, name and port
   */
  static Shop start(
      Artifacts artifacts, Jvm jvm, Scenario scenario, Path directory, boolean withAgent) {
    String agent = withAgent ? AgentFiles.options(directory) : null;
    return start(artifacts, jvm, scenario, directory, agent, 0);
  }

  /**
   * Starts the shop with the directory as its working directory.
   *
   * @param directory for its log and its port file; made when missing
   * @param agentOptions as the agent gets them, null for no agent
   * @param port to listen on; 0 for any
   */
  static Shop start(
      Artifacts artifacts,
      Jvm jvm,
      Scenario scenario,
      Path directory,
      @Nullable String agentOptions,
      int port) {
    try {
      Files.createDirectories(directory);
      Path portFile = directory.toAbsolutePath().resolve("shop.port");
      Files.deleteIfExists(portFile);
      Path log = directory.resolve("shop.log");
      List<String> command = command(artifacts, jvm, scenario, agentOptions);
      command.add("--server.port=" + port);
      command.add("--shop.port-file=" + portFile);
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new Shop(Children.started(process), portFile, log);
    } catch (IOException e) {
      throw new UncheckedIOException("the shop could not be started", e);
    }
  }

  private static List<String> command(
      Artifacts artifacts, Jvm jvm, Scenario scenario, @Nullable String agentOptions) {
    List<String> command = new ArrayList<>();
    command.add(jvm.java().toString());
    command.addAll(jvm.options());
    if (agentOptions != null) {
      command.add("-javaagent:" + artifacts.agent() + "=" + agentOptions);
    }
    command.add("-jar");
    command.add(artifacts.shop().toString());
    command.addAll(scenario.shopArguments());
    return command;
  }

  /**
   * Waits until the shop serves, and returns its port.
   *
   * @throws IllegalStateException when it ends or does not serve in time; names the log
   */
  int port() {
    Instant limit = started.plus(START_LIMIT);
    while (Instant.now().isBefore(limit) && !endedWithin(Duration.ofMillis(200))) {
      if (Files.exists(portFile)) {
        return readPort();
      }
    }
    throw new IllegalStateException("the shop does not serve; see '" + log + "'");
  }

  private int readPort() {
    try {
      return Integer.parseInt(Files.readString(portFile).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read '" + portFile + "'", e);
    }
  }

  /** Waits for the end of the process, and tells whether it has ended. */
  boolean endedWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  Instant started() {
    return started;
  }

  Path log() {
    return log;
  }

  /** Exit code; only after the end. 3 is an OutOfMemoryError. */
  int exitCode() {
    return process.exitValue();
  }

  /** SIGKILL, as the kernel's OOM killer does it. */
  void kill() {
    process.destroyForcibly();
    endedWithin(Duration.ofSeconds(20));
  }

  /** SIGTERM; SIGKILL when that does not end it in time. */
  void stop() {
    process.destroy();
    if (!endedWithin(Duration.ofSeconds(20))) {
      kill();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
