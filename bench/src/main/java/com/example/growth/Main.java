package com.example.growth;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Becomes as large as it is told, lives for a while, and tells what it took. */
public final class Main {
  private Main() {}

  /**
   * Runs once.
   *
   * @param args load, size, seconds until it is settled, seconds to measure, port of the agent's
   *     metrics or 0
   */
  public static void main(String[] args) throws Exception {
    Load.valueOf(args[0]).build(Integer.parseInt(args[1]));
    Thread.sleep(1_000L * Integer.parseInt(args[2]));
    long cpu = agentCpu();
    long start = System.nanoTime();
    Thread.sleep(1_000L * Integer.parseInt(args[3]));
    double minutes = (System.nanoTime() - start) / 60e9;
    double cpuSeconds = (agentCpu() - cpu) / 1e9 / minutes;
    System.out.printf(
        Locale.ROOT,
        "result: %.6f %d %d %d%n",
        cpuSeconds,
        heap(),
        resident(),
        tracked(Integer.parseInt(args[4])));
    System.exit(0);
  }

  /** Of the threads that the agent brings, those of the JDK that work for it among them. */
  private static long agentCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      if (info != null && isOurs(info.getThreadName())) {
        sum += Math.max(0, threads.getThreadCpuTime(id));
      }
    }
    return sum;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("leakscribe") || name.startsWith("JFR ") || name.startsWith("HTTP-");
  }

  private static long heap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(200);
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }

  private static long tracked(int port) throws IOException {
    if (port == 0) {
      return 0;
    }
    try (var in = URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : page.split("\n", -1)) {
        if (line.startsWith("leakscribe_agent_tracked_objects ")) {
          return (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1));
        }
      }
      return 0;
    }
  }
}
