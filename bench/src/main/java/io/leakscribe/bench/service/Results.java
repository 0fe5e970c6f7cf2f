package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file of raw results: a line for each number, {@code round,arm,measure,value}, and before them
 * lines that begin with # and say where it was measured. Names with a comma are in quotes.
 */
final class Results {
  private static final String HEAD = "round,arm,measure,value";

  /**
   * What is in a file.
   *
   * @param about how and where it was measured
   * @param runs in the order in which they were made
   */
  record Content(List<String> about, List<Run> runs) {}

  private Results() {}

  static void begin(Path file, List<String> about) throws IOException {
    List<String> lines = new ArrayList<>();
    about.forEach(line -> lines.add("# " + line));
    lines.add(HEAD);
    Files.write(file, lines);
  }

  static void append(Path file, Run run) throws IOException {
    List<String> lines = new ArrayList<>();
    run.values()
        .forEach(
            (measure, value) ->
                lines.add(
                    run.round() + "," + quoted(run.arm()) + "," + quoted(measure) + "," + value));
    Files.write(file, lines, StandardOpenOption.APPEND);
  }

  static Content read(Path file) throws IOException {
    List<String> about = new ArrayList<>();
    Map<String, Run> runs = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("# ")) {
        about.add(line.substring(2));
      } else if (!line.equals(HEAD)) {
        add(runs, file, line);
      }
    }
    return new Content(about, List.copyOf(runs.values()));
  }

  private static void add(Map<String, Run> runs, Path file, String line) throws IOException {
    List<String> cells = cells(line);
    try {
      int round = Integer.parseInt(cells.get(0));
      String arm = cells.get(1);
      runs.computeIfAbsent(round + " " + arm, key -> new Run(round, arm, new TreeMap<>()))
          .values()
          .put(cells.get(2), Double.valueOf(cells.get(3)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IOException(file + ": \"" + line + "\" is no result of bench/run", e);
    }
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"")
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        inQuotes = !inQuotes;
      } else if (c == ',' && !inQuotes) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
