package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.probe.process.ProcessProbe;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tiny program with a heartbeat that comes to harm, for tests that start it as a JVM. */
final class Victim {
  private static final List<byte[]> leak = new ArrayList<>();

  private Victim() {}

  /** Starts one; it has beaten at least once when this returns. */
  static Process start(Path page, String fate, String... jvm) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx32m"));
    command.addAll(List.of(jvm));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName()));
    command.addAll(List.of(page.toString(), fate));
    Process process = new ProcessBuilder(command).redirectError(new File("/dev/null")).start();
    if (process.getInputStream().read() != '!') {
      process.destroyForcibly();
      throw new AssertionError("the program did not start: exit " + process.exitValue());
    }
    return process;
  }

  /** Beats, and waits or fills its heap. */
  public static void main(String[] args) throws Exception {
    Heartbeat heartbeat = Heartbeat.open(Path.of(args[0]));
    ProcessProbe probe = new ProcessProbe();
    beat(heartbeat, probe);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(heartbeat)));
    System.out.print('!');
    System.out.flush();
    if (args[1].equals("full")) {
      beats(heartbeat, probe);
      fill();
    }
    System.in.read();
  }

  private static void end(Heartbeat heartbeat) {
    try {
      heartbeat.ending(Ending.ofThisProcess());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Among churn, as leaks are: what is kept is a tenth of what is allocated. */
  private static void fill() throws InterruptedException {
    for (int i = 0; ; i++) {
      byte[] made = new byte[1000];
      if (i % 10 == 0) {
        leak.add(made);
      }
      if (i % 2000 == 0) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  private static void beats(Heartbeat heartbeat, ProcessProbe probe) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try {
                  beat(heartbeat, probe);
                  TimeUnit.MILLISECONDS.sleep(50);
                } catch (InterruptedException | IOException e) {
                  return;
                } catch (OutOfMemoryError e) {
                  // As the agent does: look again.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void beat(Heartbeat heartbeat, ProcessProbe probe) throws IOException {
    ProcessReading now = probe.read();
    heartbeat.beat(
        new Beat(Instant.now(), now.heapUsed(), now.heapMax(), -1, -1, -1, now.gcTimeShare()));
  }
}
