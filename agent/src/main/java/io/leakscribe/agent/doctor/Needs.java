package io.leakscribe.agent.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
              "no flight recorder: the live set is less exact, and there are no allocation sites and"
                  + " no paths to roots"),
          new Need(false, "jdk.httpserver", "no metrics endpoint; journal and drafts go on"),
          new Need(
              false,
              "jdk.management",
              "no CPU time and no allocation rate; collections are polled"));

  private Needs() {}

  /** A line for each that is missing, or one that says that none is. */
  static List<Check> check(Predicate<String> lacks) {
    List<Check> checks = new ArrayList<>();
    for (Need need : ALL) {
      if (lacks.test(need.module())) {
        checks.add(missing(need));
      }
    }
    return checks.isEmpty() ? List.of(Check.ok(NAME, "all that the agent uses")) : checks;
  }

  private static Check missing(Need need) {
    String what = "this Java lacks " + need.module() + ": " + need.without();
    String todo = "build the image with jlink --add-modules …," + need.module() + ", or use a JDK";
    return need.vital() ? Check.fail(NAME, what, todo) : Check.warn(NAME, what, todo);
  }
}
