package io.leakscribe.agent.doctor;

import io.leakscribe.agent.target.JvmFlags;
import io.leakscribe.agent.target.PerfData;

/** What the counters of a JVM are called, and what that means. */
final class Names {
  private Names() {}

  /** Whether the file of an agent is one of ours. */
  static boolean ours(String agent) {
    return agent.startsWith("leakscribe");
  }

  /** Whether the main class was named with its module. */
  static boolean modular(PerfData counters) {
    String command = counters.text("sun.rt.javaCommand");
    return command != null && command.matches("(?s)[\\w.]+/[\\w.$]+( .*)?");
  }

  /** The collector as people call it, from the name of its first counter. */
  static String collector(String counter, JvmFlags flags) {
    if (counter.startsWith("Z ") || counter.startsWith("ZGC")) {
      return "ZGC";
    }
    if (counter.startsWith("Copy") || counter.startsWith("MSC")) {
      return "Serial";
    }
    if (counter.startsWith("PS") || counter.startsWith("PCopy")) {
      return "Parallel";
    }
    return flags.on("UseEpsilonGC", false) ? "Epsilon" : counter.replaceFirst(" .*", "");
  }

  /**
   * Size of the heap in bytes, 0 when it is not told: what it may grow to, or what it has.
   *
   * <p>Where the generations have fixed places, each has its share; elsewhere each may have all.
   */
  static long heap(PerfData counters, boolean most) {
    String field = most ? ".maxCapacity" : ".capacity";
    long young = counters.number("sun.gc.generation.0" + field);
    long old = counters.number("sun.gc.generation.1" + field);
    String policy = counters.text("sun.gc.policy.name");
    boolean shares = policy != null && policy.matches("(Copy|ParScav).*");
    return !most || shares ? young + old : Math.max(young, old);
  }
}
