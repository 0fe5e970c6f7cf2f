package io.leakscribe.bench.growth;

import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalWriter;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A year in the life of analysis and journal, in this process: time is an argument of both. Looks
 * come once a minute, and not every five seconds, and there are fifty holders: a series keeps by
 * number of readings, so that a year of looks every five seconds takes two levels more.
 */
final class Uptime {
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final int HOLDERS = 50;
  private static final int LOOKS_TO_A_SAMPLE = 10;
  private static final int ASSESSMENTS = 20;
  private static final List<Integer> DAYS = List.of(1, 7, 30, 90, 180, 365);

  private final Analyst analyst = new Analyst(Past.NONE);
  private final Life life = new Life(HOLDERS);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long looks;

  private Uptime() {}

  /**
   * After that many days.
   *
   * @param heapBytes of all that the analysis remembers
   * @param assessmentMillis CPU of one assessment
   */
  record Row(int days, long heapBytes, double lookMicros, double assessmentMillis, long journal) {}

  static List<Row> year() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("uptime");
    Path file = directory.resolve("run.jsonl");
    try (JournalWriter journal = JournalWriter.open(file)) {
      return new Uptime().live(journal, directory);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(directory.resolve("run.1.jsonl"));
      Files.deleteIfExists(directory);
    }
  }

  private List<Row> live(JournalWriter journal, Path directory)
      throws IOException, InterruptedException {
    long empty = heap();
    List<Row> rows = new ArrayList<>();
    Duration age = Duration.ZERO;
    for (int days : DAYS) {
      long cpu = threads.getCurrentThreadCpuTime();
      long before = looks;
      for (; age.compareTo(Duration.ofDays(days)) < 0; age = age.plus(LOOK)) {
        look(age, journal);
      }
      double micros = (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / (looks - before);
      double millis = assess(age);
      rows.add(new Row(days, heap() - empty, micros, millis, size(directory)));
    }
    return rows;
  }

  private void look(Duration age, JournalWriter journal) {
    var seen = life.at(age);
    analyst.observe(seen);
    if (looks++ % LOOKS_TO_A_SAMPLE == 0) {
      Map<String, Double> series = new TreeMap<>();
      seen.holders().stream()
          .limit(20)
          .forEach(one -> series.put("holder." + one.holder(), (double) one.entries()));
      Origin origin = new Origin(seen.time(), "growth", "host", "run", looks);
      journal.append(new Event.Sample(origin, null, seen.process().heapMax(), series));
    }
  }

  private double assess(Duration age) {
    long cpu = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ASSESSMENTS; i++) {
      analyst.assess(Life.START.plus(age));
    }
    return (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / ASSESSMENTS;
  }

  private static long heap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static long size(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
