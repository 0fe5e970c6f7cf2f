package io.leakscribe.bench.micro;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row of the table.
 *
 * @param name class and method of the benchmark
 * @param words what is measured, for the reader
 * @param withAgent whether it is an application's, measured with the packaged agent and without;
 *     else it is one of the agent's own
 * @param parameters of the benchmark
 */
record Operation(String name, String words, boolean withAgent, Map<String, String> parameters) {

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
          app("Loading.large", "a class of 150 KB is defined"),
          own("HolderSampling.thousandFields", "a look at the sizes of 1,000 fields"),
          own("Analysis.reading", "a reading is added to a series"),
          own("Analysis.verdict", "the trend of one series that grows"),
          own("Analysis.look", "a look at 500 holders is taken in"),
          own("Analysis.assessment", "all that was seen is weighed, 500 holders"),
          own("Journal.sample", "a sample of 30 series goes to the journal"),
          own("Journal.forced", "an event goes to the journal and is forced to the device"),
          scrape(1, "the metrics page of a small service"),
          scrape(100, "the metrics page with as many rows as there ever are"));

  static String names() {
    return ALL.stream().map(Operation::name).collect(Collectors.joining(", "));
  }

  private static Operation app(String name, String words) {
    return new Operation(name, words, true, Map.of());
  }

  private static Operation own(String name, String words) {
    return new Operation(name, words, false, Map.of());
  }

  private static Operation scrape(int holders, String words) {
    return new Operation("Scrape.page", words, false, Map.of("holders", String.valueOf(holders)));
  }

  /** For JMH, which looks for it in full names. */
  String pattern() {
    return "^" + Operation.class.getPackageName() + "." + name + "$";
  }
}
