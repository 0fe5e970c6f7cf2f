package io.leakscribe.agent.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is told of a metric, by docs/metrics.md or by a scrape. */
record MetricRow(String type, TreeSet<String> labels, String help) {
  static final Path DOC = Path.of("../docs/metrics.md");

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `(\\w+)` \\| (gauge|counter) \\| ([^|]*) ?\\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.+)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\w+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** The rows of the doc by the names of the metrics. */
  static Map<String, MetricRow> documented() throws Exception {
    Map<String, MetricRow> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(DOC));
    while (row.find()) {
      String labels = row.group(3).replaceAll("[`,]", "").trim();
      TreeSet<String> names = new TreeSet<>(List.of(labels.split(" ")));
      names.remove("");
      if (rows.put(row.group(1), new MetricRow(row.group(2), names, row.group(4))) != null) {
        throw new AssertionError("two rows of " + row.group(1));
      }
    }
    return rows;
  }

  /** The same of a scrape. */
  static Map<String, MetricRow> scraped(String scrape) {
    Map<String, String> help = all(HELP, scrape);
    Map<String, String> type = all(TYPE, scrape);
    Map<String, MetricRow> rows = new TreeMap<>();
    help.forEach(
        (name, text) ->
            rows.put(
                name, new MetricRow(type.getOrDefault(name, "?"), labels(scrape, name), text)));
    return rows;
  }

  private static TreeSet<String> labels(String scrape, String name) {
    TreeSet<String> labels = new TreeSet<>();
    scrape
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .forEach(line -> LABEL.matcher(line).results().forEach(one -> labels.add(one.group(1))));
    return labels;
  }

  private static Map<String, String> all(Pattern pattern, String text) {
    Map<String, String> found = new TreeMap<>();
    pattern.matcher(text).results().forEach(one -> found.put(one.group(1), one.group(2)));
    return found;
  }
}
