package io.leakscribe.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes what the rules find. */
final class Notes {
  /** Whoever has fixed these can ask again. */
  static final int MAX_EACH = 50;

  private static final int MAX_MESSAGE = 400;

  private final Status status;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);

  Notes(Status status) {
    this.status = status;
  }

  /** As grave as the rule says for the status of the document. */
  void add(Rule rule, int line, String message) {
    add(rule, rule.level(status), line, message);
  }

  /** A warning, whatever the rule says: the finding may be wrong. */
  void warn(Rule rule, int line, String message) {
    add(rule, Level.WARNING, line, message);
  }

  private void add(Rule rule, Level level, int line, String message) {
    int count = counts.merge(rule, 1, Integer::sum);
    if (count <= MAX_EACH) {
      findings.add(new Finding(line, rule, level, clean(message, MAX_MESSAGE)));
    } else if (count == MAX_EACH + 1) {
      findings.add(
          new Finding(line, rule, level, "more of the same from here on: fix those above first"));
    }
  }

  /** Whether more of a rule would not be told. */
  boolean isFull(Rule rule) {
    return counts.getOrDefault(rule, 0) > MAX_EACH;
  }

  List<Finding> sorted() {
    return findings.stream()
        .sorted(Comparator.comparingInt(Finding::line).thenComparing(Finding::rule))
        .toList();
  }

  /** A few words of the document, for a message. */
  static String quote(String text) {
    String words = Inline.plain(text).strip();
    return "'" + clean(words, 60) + "'";
  }

  /** A document may hold anything, and a terminal obeys control characters. */
  private static String clean(String text, int max) {
    String bounded = text.length() <= max ? text : text.substring(0, max - 1) + "…";
    return bounded
        .replaceAll("[\\s\\p{Cntrl}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]++", " ")
        .strip();
  }
}
