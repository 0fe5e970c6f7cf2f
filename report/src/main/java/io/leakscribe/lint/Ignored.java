package io.leakscribe.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person decided not to be told: {@code <!-- lint-ignore L11 -->} for its own line and the
 * next, {@code <!-- lint-ignore-file L10 L14 -->} for the document.
 */
final class Ignored {
  private static final Pattern COMMENT =
      Pattern.compile("<!--\\s{0,3}lint-ignore(-file)?((?:[\\s,]{1,3}L\\d{2}){1,30}+)");
  private static final Pattern ID = Pattern.compile("L\\d{2}");

  private final Set<String> everywhere = new HashSet<>();
  private final Map<Integer, Set<String>> lines = new HashMap<>();

  static Ignored of(Document document) {
    Ignored ignored = new Ignored();
    List<String> lines = document.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("lint-ignore")) {
        ignored.read(lines.get(i), i + 1);
      }
    }
    return ignored;
  }

  private void read(String line, int number) {
    Matcher comment = COMMENT.matcher(line);
    while (comment.find()) {
      Matcher id = ID.matcher(comment.group(2));
      while (id.find()) {
        if (comment.group(1) != null) {
          everywhere.add(id.group());
        } else {
          lines.computeIfAbsent(number, n -> new HashSet<>()).add(id.group());
          lines.computeIfAbsent(number + 1, n -> new HashSet<>()).add(id.group());
        }
      }
    }
  }

  List<Finding> without(List<Finding> findings) {
    return findings.stream().filter(finding -> !covers(finding)).toList();
  }

  private boolean covers(Finding finding) {
    String id = finding.rule().name();
    return everywhere.contains(id) || lines.getOrDefault(finding.line(), Set.of()).contains(id);
  }
}
