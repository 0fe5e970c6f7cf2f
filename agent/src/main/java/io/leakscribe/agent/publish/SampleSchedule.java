package io.leakscribe.agent.publish;

import java.time.Duration;

/** How far apart samples are: 5 s in the first ten minutes, then in step with the age, to 60 s. */
final class SampleSchedule {
  private static final Duration FINEST = Duration.ofSeconds(5);
  private static final Duration COARSEST = Duration.ofSeconds(60);
  private static final int SHARE = 120;

  private SampleSchedule() {}

  static Duration interval(Duration uptime) {
    Duration share = uptime.dividedBy(SHARE);
    if (share.compareTo(FINEST) < 0) {
      return FINEST;
    }
    return share.compareTo(COARSEST) > 0 ? COARSEST : share;
  }
}
