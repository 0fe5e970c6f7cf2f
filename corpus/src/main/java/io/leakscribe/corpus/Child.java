package io.leakscribe.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process of ours. Does not outlive its closing, nor this process. */
final class Child implements AutoCloseable {
  private static final Duration TO_END_BY_ITSELF = Duration.ofSeconds(10);
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly), "end-children"));
  }

  private final Process process;
  private final Path log;
  private final long started = System.nanoTime();

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Child start(List<String> command, Path log) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      ALIVE.add(process);
      var unused = process.onExit().thenAccept(ALIVE::remove);
      return new Child(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start '" + command.get(0) + "'", e);
    }
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Waits for the end, and tells whether it came. */
  boolean endedWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }

  long pid() {
    return process.pid();
  }

  /** Exit code; only after the end. */
  int exit() {
    return process.exitValue();
  }

  /** Whether the word is in its log. */
  boolean said(String word) {
    return log().contains(word);
  }

  /** The last line of its log that says something. */
  String lastWords() {
    return log()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
        .reduce((first, second) -> second)
        .orElse("nothing said");
  }

  private String log() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends it, gently at first. */
  @Override
  public void close() {
    process.destroy();
    if (!endedWithin(TO_END_BY_ITSELF)) {
      process.destroyForcibly();
      endedWithin(TO_END_BY_ITSELF);
    }
  }
}
