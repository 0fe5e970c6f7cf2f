package io.leakscribe.agent.runtime;

import java.time.Duration;

/**
 * How often to look: often while the process is young, rarer later. A leak that fills the heap in
 * two minutes is seen in time, and one that takes weeks costs little to watch.
 */
final class Pace {
  private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
  private static final Duration SHORTEST_ANALYSIS = Duration.ofSeconds(2);
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(15);
  private static final int LOOKS_IN_A_LIFE = 150;
  private static final int ANALYSES_IN_A_LIFE = 60;

  private Pace() {}

  /** Time to the next sampling of the probes. */
  static Duration look(Duration uptime) {
    return between(uptime.dividedBy(LOOKS_IN_A_LIFE), SHORTEST_LOOK, LONGEST_LOOK);
  }

  /** Time to the next weighing of what was seen. */
  static Duration analysis(Duration uptime) {
    return between(uptime.dividedBy(ANALYSES_IN_A_LIFE), SHORTEST_ANALYSIS, LONGEST_ANALYSIS);
  }

  private static Duration between(Duration wanted, Duration shortest, Duration longest) {
    if (wanted.compareTo(shortest) < 0) {
      return shortest;
    }
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }
}
