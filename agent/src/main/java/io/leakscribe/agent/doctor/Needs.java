package io.leakscribe.agent.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The modules of Java that the agent uses, and what becomes of it where one is missing. */
final class Needs {
  private static final String NAME = "modules";

  private record Need(boolean vital, String module, String without) {}

  private static final List<Need> ALL =
      List.of(
          new Need(true, "java.instrument", "a JVM with -javaagent does not start at all"),
          new Need(true, "java.management", "the agent switches itself off"),
          new Need(
              false,
              "jdk.jfr",
              "no flight recorder: a less exact live set, no allocation sites, no paths to roots"),
          new Need(false, "jdk.httpserver", "no metrics endpoint"),
          new Need(false, "jdk.management", "no CPU time, no allocation rate"));

  private Needs() {}

  /** A line for what must be there, one for what should; or one that says that all is. */
  static List<Check> check(Predicate<String> lacks) {
    List<Need> missing = ALL.stream().filter(need -> lacks.test(need.module())).toList();
    if (missing.isEmpty()) {
      return List.of(Check.ok(NAME, "all that the agent uses"));
    }
    String modules = missing.stream().map(Need::module).collect(Collectors.joining(","));
    String todo = "build the image with jlink --add-modules …," + modules + ", or use a JDK";
    List<Check> checks = new ArrayList<>();
    words(missing, true).ifPresent(what -> checks.add(Check.fail(NAME, what, todo)));
    words(missing, false).ifPresent(what -> checks.add(Check.warn(NAME, what, todo)));
    return checks;
  }

  private static Optional<String> words(List<Need> missing, boolean vital) {
    return missing.stream()
        .filter(need -> need.vital() == vital)
        .map(need -> need.module() + " (" + need.without() + ")")
        .reduce((one, other) -> one + ", " + other)
        .map(all -> "this Java lacks " + all);
  }
}
