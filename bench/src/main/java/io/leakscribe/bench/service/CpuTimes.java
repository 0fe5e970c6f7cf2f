package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU time of a process so far, as Linux counts it.
 *
 * @param totalMillis of all threads, also of those that have ended
 * @param byThread milliseconds by name, digits as {@code #}; of threads that live. The kernel cuts
 *     names after 15 characters
 */
record CpuTimes(double totalMillis, Map<String, Double> byThread) {
  /** Linux tells times in these, whatever its own clock; see {@code man 5 proc}. */
  private static final double MILLIS_A_TICK = 10;

  static CpuTimes of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Map<String, Double> byThread = new TreeMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path task : tasks) {
        try {
          byThread.merge(name(task), threadMillis(task), Double::sum);
        } catch (IOException ended) {
          // A thread that has ended since: its time is in the total.
        }
      }
    }
    return new CpuTimes(millisOfStat(Files.readString(process.resolve("stat"))), byThread);
  }

  /** What was used between an earlier look and this one. */
  CpuTimes since(CpuTimes earlier) {
    Map<String, Double> used = new TreeMap<>();
    byThread.forEach(
        (name, millis) -> {
          double more = millis - earlier.byThread.getOrDefault(name, 0.0);
          if (more > 0) {
            used.put(name, more);
          }
        });
    return new CpuTimes(totalMillis - earlier.totalMillis, used);
  }

  /** Of the JIT compiler, which is the same work in every run, only not at the same time. */
  double compilerMillis() {
    return byThread.entrySet().stream()
        .filter(e -> e.getKey().startsWith("C# CompilerThre"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** All but the JIT compiler's. */
  double settledMillis() {
    return totalMillis - compilerMillis();
  }

  private static String name(Path task) throws IOException {
    return Files.readString(task.resolve("comm")).strip().replaceAll("\\d+", "#");
  }

  /** Nanoseconds where the kernel keeps them. */
  private static double threadMillis(Path task) throws IOException {
    Path exact = task.resolve("schedstat");
    if (Files.isReadable(exact)) {
      String[] fields = Files.readString(exact).split(" ", -1);
      return Long.parseLong(fields[0]) / 1e6;
    }
    return millisOfStat(Files.readString(task.resolve("stat")));
  }

  /** The name is in parentheses, and may have anything in it. */
  static double millisOfStat(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_A_TICK;
  }
}
