package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.trend.Series;
import java.time.Instant;

/** What is remembered of one tracked type of object, or of one cache. Not thread-safe. */
final class LifecycleTrack {
  final Series retained = new Series();
  final Series live = new Series();
  final Series debt = new Series();
  private LifecycleReading last;
  private Instant lastSeen;

  LifecycleTrack(LifecycleReading first, Instant time) {
    last = first;
    lastSeen = time;
    observe(time, first, true);
  }

  /**
   * @param collected whether old memory was reclaimed since the last reading: only then can the
   *     retained change, and a point between would make their growth a staircase
   */
  void observe(Instant time, LifecycleReading reading, boolean collected) {
    last = reading;
    lastSeen = time;
    if (collected) {
      retained.add(time, reading.retained());
    }
    live.add(time, reading.live());
    Long expired = reading.expiryDebt();
    if (expired != null) {
      debt.add(time, expired);
    }
  }

  LifecycleReading last() {
    return last;
  }

  Instant lastSeen() {
    return lastSeen;
  }
}
