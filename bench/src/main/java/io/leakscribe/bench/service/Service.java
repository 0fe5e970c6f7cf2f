package io.leakscribe.bench.service;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service, in a process of its own. */
final class Service implements Closeable {
  private static final long START_LIMIT_NANOS = 120_000_000_000L;
  private static final long POLL_NANOS = 2_000_000;
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final int port;
  private final Path output;

  private Service(Process process, int port, Path output) {
    this.process = process;
    this.port = port;
    this.output = output;
  }

  static Service start(ProcessBuilder builder, int port, Path output) throws IOException {
    File file = output.toFile();
    builder.redirectErrorStream(true).redirectOutput(file);
    return new Service(builder.start(), port, output);
  }

  /**
   * Asks until there is an answer.
   *
   * @param began when the process was started, by {@code System.nanoTime}
   * @return milliseconds since then
   */
  double awaitFirstAnswer(long began) throws IOException {
    while (System.nanoTime() - began < START_LIMIT_NANOS && process.isAlive()) {
      try (Connection connection = Connection.to(port)) {
        connection.send(Mix.ready(), System.nanoTime());
        while (!connection.poll()) {
          Thread.onSpinWait();
        }
        return (System.nanoTime() - began) / 1e6;
      } catch (IOException notYet) {
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
    throw new IOException("the service did not start; see " + output);
  }

  /** What of it is in memory. */
  double residentMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", pid() + "", "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("no VmRSS in /proc/" + pid() + "/status");
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
