package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsDocTest {
  private static final Path DOC = Path.of("../docs/metrics.md");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `(\\w+)` \\| (gauge|counter) \\| ([^|]*) ?\\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.+)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\w+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  @Test
  void tells_of_each_metric_its_type_labels_and_help_as_a_scrape_does() throws Exception {
    assertThat(documented()).isEqualTo(scraped(Full.scrape()));
  }

  @Test
  void each_query_is_understood() throws Exception {
    List<String> queries = new ArrayList<>();
    Matcher query =
        Pattern.compile("(?m)^\\| [^|`]+ \\| `([^`]+)`[^|]* \\|$")
            .matcher(
                Files.readString(DOC) + Files.readString(Path.of("../docs/prometheus/README.md")));
    while (query.find()) {
      queries.add(query.group(1));
    }
    assertThat(queries).hasSizeGreaterThan(5);
    Queries.assertUnderstood(queries);
  }

  private static Map<String, Row> documented() throws Exception {
    Map<String, Row> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(DOC));
    while (row.find()) {
      TreeSet<String> labels =
          new TreeSet<>(List.of(row.group(3).replaceAll("[`,]", "").trim().split(" ")));
      labels.remove("");
      assertThat(rows.put(row.group(1), new Row(row.group(2), labels, row.group(4)))).isNull();
    }
    return rows;
  }

  private static Map<String, Row> scraped(String scrape) {
    Map<String, String> help = all(HELP, scrape);
    Map<String, String> type = all(TYPE, scrape);
    Map<String, Row> rows = new TreeMap<>();
    help.forEach(
        (name, text) -> rows.put(name, new Row(type.get(name), labels(scrape, name), text)));
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

  private record Row(String type, TreeSet<String> labels, String help) {}
}
