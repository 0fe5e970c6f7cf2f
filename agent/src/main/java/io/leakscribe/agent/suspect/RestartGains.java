package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.RestartGain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a restart buys: the time that the live set would need from where it was before the growth to
 * the maximum, after the time that the leak took to begin. While the live set has no trend of its
 * own, the lives of the earlier runs that were lost with the same suspect.
 */
final class RestartGains {
  private static final double LONGEST_SECONDS = 400.0 * 86_400;

  private RestartGains() {}

  static @Nullable RestartGain of(Grounds grounds) {
    Trend floor = grounds.scene().heapTrend();
    if (!floor.growing() || !(floor.perSecond() > 0)) {
      return ofEarlier(grounds);
    }
    Duration before = Duration.between(grounds.scene().from(), grounds.since());
    double grown = floor.perSecond() * Duration.between(grounds.since(), grounds.now()).toSeconds();
    double room = grounds.scene().heapMax() - Math.max(0, grounds.scene().heapLevel() - grown);
    Duration longest = floor.lower() > 0 ? later(before, room / floor.lower()) : null;
    return new RestartGain(
        later(before, room / floor.perSecond()), later(before, room / floor.upper()), longest);
  }

  private static @Nullable RestartGain ofEarlier(Grounds grounds) {
    Recurrence earlier = grounds.past().recurrences().get(grounds.suspect().fingerprint());
    if (earlier == null || earlier.lives().isEmpty()) {
      return null;
    }
    var sorted = earlier.lives().stream().sorted().toList();
    return new RestartGain(
        sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
  }

  private static Duration later(Duration before, double seconds) {
    return before.plusSeconds(Math.round(Math.min(seconds, LONGEST_SECONDS)));
  }
}
