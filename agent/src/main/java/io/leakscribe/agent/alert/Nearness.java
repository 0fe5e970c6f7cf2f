package io.leakscribe.agent.alert;

import io.leakscribe.journal.Exhaustion;
import java.time.Duration;
import java.time.Instant;

/** Whether exhaustion is so near that somebody has to act now. */
final class Nearness {
  /** Nobody deploys a fix faster. */
  private static final Duration TIME_TO_ACT = Duration.ofMinutes(30);

  private static final double LAST_PART = 0.2;

  private Nearness() {}

  /** Near is: within half an hour, or in the last fifth of the way from onset to exhaustion. */
  static boolean isNear(Instant since, Instant now, Exhaustion exhaustion) {
    Duration left = Duration.between(now, exhaustion.earliest());
    Duration whole = Duration.between(since, exhaustion.at());
    return left.compareTo(TIME_TO_ACT) <= 0
        || Duration.between(now, exhaustion.at()).toMillis() <= LAST_PART * whole.toMillis();
  }
}
