package io.leakscribe.bench.service;

import static java.util.Locale.ROOT;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where an arm's cost is: threads, and reasons of pauses, that take more than without an agent. */
final class ThreadTable {
  /** Below, in µs a request and ms a second, nobody needs to know. */
  private static final double NOTHING = 0.03;

  private static final int MOST_ROWS = 12;

  private final Pairs pairs;

  ThreadTable(Pairs pairs) {
    this.pairs = pairs;
  }

  private record Row(String thread, double saturated, double paced) {
    double weight() {
      return Math.max(Math.abs(saturated), Math.abs(paced));
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("More CPU than without an agent, by thread:\n\n");
    text.append("| arm | thread | saturated, µs a request | paced, ms a second |\n");
    text.append("|---|---|---:|---:|\n");
    for (String arm : pairs.arms()) {
      rows(arm).forEach(row -> text.append(line(arm, row)));
    }
    return text.append('\n').append(stops()).toString();
  }

  private List<Row> rows(String arm) {
    if (arm.equals(Arms.NONE)) {
      return List.of();
    }
    return threads(arm).stream()
        .map(name -> row(arm, name))
        .filter(row -> row.weight() >= NOTHING)
        .sorted(Comparator.comparingDouble(Row::weight).reversed())
        .limit(MOST_ROWS)
        .toList();
  }

  private Set<String> threads(String arm) {
    Set<String> names = new TreeSet<>();
    for (String prefix : List.of(Measures.THREAD, Measures.PACED_THREAD)) {
      pairs.measures(arm, prefix).forEach(name -> names.add(name.substring(prefix.length())));
    }
    return names;
  }

  private Row row(String arm, String thread) {
    return new Row(
        thread, more(arm, Measures.THREAD + thread), more(arm, Measures.PACED_THREAD + thread));
  }

  private double more(String arm, String measure) {
    return pairs.medianOrZero(arm, measure) - pairs.medianOrZero(Arms.NONE, measure);
  }

  private static String line(String arm, Row row) {
    return String.format(
        ROOT, "| `%s` | %s | %+.2f | %+.2f |%n", arm, row.thread, row.saturated, row.paced);
  }

  private String stops() {
    StringBuilder text = new StringBuilder();
    text.append("Pauses other than collections, ms per 1000 requests, by the JVM's reason:\n\n");
    text.append("| arm | reason | ms |\n|---|---|---:|\n");
    for (String arm : pairs.arms()) {
      for (String measure : new TreeSet<>(pairs.measures(arm, Measures.STOP))) {
        String reason = measure.substring(Measures.STOP.length());
        if (!PauseLog.isCollection(reason)) {
          double millis = pairs.medianOrZero(arm, measure);
          text.append(String.format(ROOT, "| `%s` | %s | %.3f |%n", arm, reason, millis));
        }
      }
    }
    return text.toString();
  }
}
