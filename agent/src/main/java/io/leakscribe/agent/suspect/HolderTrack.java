package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.trend.Series;
import java.time.Instant;

/** What is remembered of one holder. Not thread-safe. */
final class HolderTrack {
  final Series entries = new Series();
  final Attribution attribution = new Attribution();
  private HolderReading last;
  private Instant lastSeen;
  private double added;
  private double removed;

  HolderTrack(HolderReading first, Instant time) {
    last = first;
    lastSeen = time;
    entries.add(time, first.entries());
  }

  void observe(Instant time, HolderReading reading) {
    double step = reading.entries() - last.entries();
    // A change of owners is not a change of what an owner holds.
    if (reading.owners() == last.owners()) {
      added += Math.max(step, 0);
      removed += Math.max(-step, 0);
    }
    last = reading;
    lastSeen = time;
    entries.add(time, reading.entries());
  }

  /** Forgets what was added and removed so far: the application was still starting. */
  void restartBalance() {
    added = 0;
    removed = 0;
  }

  HolderReading last() {
    return last;
  }

  Instant lastSeen() {
    return lastSeen;
  }

  /** Entries added between readings; what came and went within one reading is not seen. */
  double added() {
    return added;
  }

  /** Entries seen to leave between readings. */
  double removed() {
    return removed;
  }
}
