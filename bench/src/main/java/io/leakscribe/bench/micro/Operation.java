package io.leakscribe.bench.micro;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of the table.
 *
 * @param name class and method of the benchmark
 * @param words what is measured, for the reader
 * @param withAgent whether it is an application's, measured with the packaged agent and without;
 *     else it is one of the agent's own
 */
record Operation(String name, String words, boolean withAgent) {

  static final List<Operation> ALL =
      List.of(
          app("Construction.othersStay", "an object of a woven class, 16 others stay"),
          app("Construction.allDieYoung", "an object of a woven class, all die young"),
          app("Construction.neverBuilt", "an object that the compiler does without"),
          app("TomcatSessions.createAndExpire", "Tomcat: a session, created and expired"),
          app("Caching.caffeine", "Caffeine: put, and an eviction"),
          app("Caching.guava", "Guava: put, and an eviction"),
          app("Caching.linkedHashMap", "LinkedHashMap: put, and its eldest removed"),
          app("Loading.small", "a class of 1 KB is defined"),
          app("Loading.large", "a class of 150 KB is defined"));

  static String names() {
    return ALL.stream().map(Operation::name).collect(Collectors.joining(", "));
  }

  private static Operation app(String name, String words) {
    return new Operation(name, words, true);
  }

  private static Operation own(String name, String words) {
    return new Operation(name, words, false);
  }

  /** For JMH, which looks for it in full names. */
  String pattern() {
    return "^" + Operation.class.getPackageName() + "." + name + "$";
  }
}
