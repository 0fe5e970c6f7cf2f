package io.leakscribe.trials.servers;

import java.util.LinkedHashMap;
import java.util.Map;

/** One answer of a metrics endpoint: value by row, a row being the name with its labels. */
record Scrape(Map<String, Double> rows) {

  static Scrape of(String text) {
    Map<String, Double> rows = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .forEach(
            line -> {
              int end = line.lastIndexOf(' ');
              rows.put(line.substring(0, end), number(line.substring(end + 1)));
            });
    return new Scrape(rows);
  }

  /** The sum over the rows of a metric whose labels contain the text; 0 when there is none. */
  double sum(String metric, String inLabels) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().startsWith(metric + "{") || row.getKey().equals(metric))
        .filter(row -> row.getKey().contains(inLabels))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The number of rows of a metric whose labels contain the text. */
  long count(String metric, String inLabels) {
    return rows.keySet().stream()
        .filter(row -> row.startsWith(metric + "{") && row.contains(inLabels))
        .count();
  }

  private static double number(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }
}
