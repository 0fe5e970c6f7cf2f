package io.leakscribe.prometheus;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes label matchers; what is in them was received and is quoted. */
final class Matchers {
  private Matchers() {}

  /** {@code job="shop",instance=~"a:1|b:1"}. */
  static String of(Collection<Target> targets) {
    return jobs(targets) + "," + instances(targets);
  }

  static String jobs(Collection<Target> targets) {
    return matcher("job", targets.stream().map(Target::job).toList());
  }

  private static String instances(Collection<Target> targets) {
    return matcher("instance", targets.stream().map(Target::instance).toList());
  }

  /** Those targets, their jobs as a whole, and what has neither label. */
  static String around(Collection<Target> targets) {
    return "job=~\"%s|\",instance=~\"%s|\""
        .formatted(
            alternatives(targets.stream().map(Target::job).toList()),
            alternatives(targets.stream().map(Target::instance).toList()));
  }

  /** One value as it is, several as alternatives. */
  static String matcher(String label, Collection<String> values) {
    TreeSet<String> distinct = new TreeSet<>(values);
    return distinct.size() == 1
        ? label + "=\"" + quoted(distinct.first()) + "\""
        : label + "=~\"" + alternatives(distinct) + "\"";
  }

  private static String alternatives(Collection<String> values) {
    return new TreeSet<>(values)
        .stream().map(value -> quoted(literal(value))).collect(Collectors.joining("|"));
  }

  /** As a regular expression that matches this text only. */
  private static String literal(String text) {
    return text.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
