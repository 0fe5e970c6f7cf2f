package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is asked of Prometheus: by rules, on dashboards, and in the docs. */
final class Queries {
  private static final Path RULES = Path.of("../docs/prometheus/leakscribe-rules.yml");
  private static final Pattern RECORDED = Pattern.compile("(?<=- record: )\\S+");
  private static final Pattern NAMES =
      Pattern.compile("(?<![\\w:])(?:[a-z_]+:)?leakscribe_\\w+(?::\\w+)?");

  private Queries() {}

  /**
   * Prometheus itself parses each, and each asks for nothing that is neither exposed nor recorded.
   */
  static void assertUnderstood(List<String> queries) throws Exception {
    StringBuilder rules = new StringBuilder("groups: [{name: all, rules: [\n");
    for (int i = 0; i < queries.size(); i++) {
      String quoted = queries.get(i).replace("'", "''");
      rules.append("{record: 'query:%d', expr: '%s'},%n".formatted(i, quoted));
    }
    Path file = Files.createTempFile("queries", ".yml");
    try {
      Files.writeString(file, rules + "]}]\n");
      Promtool.passes("check", "rules", "--lint-fatal", file.toString());
    } finally {
      Files.delete(file);
    }
    Set<String> known = known();
    assertThat(queries).allSatisfy(query -> assertThat(known).containsAll(asked(query)));
  }

  /** The names of ours in it. */
  static Set<String> asked(String query) {
    return all(NAMES, query);
  }

  /** What a scrape exposes and the rules record. */
  static Set<String> known() throws Exception {
    Set<String> known = new TreeSet<>(Full.names());
    known.addAll(recorded());
    return known;
  }

  /** What our rules record. */
  static Set<String> recorded() throws Exception {
    return all(RECORDED, Files.readString(RULES));
  }

  static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(one -> found.add(one.group()));
    return found;
  }
}
