package io.leakscribe.agent.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often to look: often while the process is young and something rises, rarer where nothing does
 * and later. A leak that fills the heap in two minutes is seen in time, and one that takes weeks,
 * or a service without one, costs little to watch.
 */
final class Pace {
  private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
  private static final Duration SHORTEST_ANALYSIS = Duration.ofSeconds(2);
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(15);
  private static final int LOOKS_IN_A_LIFE = 150;
  private static final int ANALYSES_IN_A_LIFE = 60;

  private Pace() {}

  /**
   * Time to the next sampling of the probes.
   *
   * @param left what the process has left at the present pace; null where nobody knows
   */
  static Duration look(Duration uptime, @Nullable Duration left) {
    return between(longer(uptime, left).dividedBy(LOOKS_IN_A_LIFE), SHORTEST_LOOK, LONGEST_LOOK);
  }

  /**
   * Time between two weighings of what was seen.
   *
   * @param left as for {@link #look}
   */
  static Duration analysis(Duration uptime, @Nullable Duration left) {
    return between(
        longer(uptime, left).dividedBy(ANALYSES_IN_A_LIFE), SHORTEST_ANALYSIS, LONGEST_ANALYSIS);
  }

  /** Whether there is so much time left that everything may be done as rarely as it ever is. */
  static boolean isCalm(@Nullable Duration left) {
    return left != null && left.compareTo(LONGEST_LOOK.multipliedBy(LOOKS_IN_A_LIFE)) >= 0;
  }

  private static Duration longer(Duration uptime, @Nullable Duration left) {
    return left == null || left.compareTo(uptime) < 0 ? uptime : left;
  }

  private static Duration between(Duration wanted, Duration shortest, Duration longest) {
    if (wanted.compareTo(shortest) < 0) {
      return shortest;
    }
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }
}
