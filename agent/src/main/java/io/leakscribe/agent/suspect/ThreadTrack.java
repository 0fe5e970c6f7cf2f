package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.trend.Series;
import java.time.Instant;

/** What is remembered of the threads of one name. Not thread-safe. */
final class ThreadTrack {
  final Series threads = new Series();
  final Series pools = new Series();
  private final Instant firstSeen;
  private ThreadGroupReading last;
  private Instant lastSeen;
  private long startedBefore;
  private long endedBefore;

  ThreadTrack(ThreadGroupReading first, Instant time) {
    firstSeen = time;
    last = first;
    lastSeen = time;
    observe(time, first);
  }

  void observe(Instant time, ThreadGroupReading reading) {
    last = reading;
    lastSeen = time;
    threads.add(time, reading.threads());
    pools.add(time, reading.pools());
  }

  /** Forgets what was started and ended so far: the application was still starting. */
  void restartBalance() {
    startedBefore = last.started();
    endedBefore = last.ended();
  }

  ThreadGroupReading last() {
    return last;
  }

  Instant firstSeen() {
    return firstSeen;
  }

  Instant lastSeen() {
    return lastSeen;
  }

  long started() {
    return Math.max(0, last.started() - startedBefore);
  }

  long ended() {
    return Math.max(0, last.ended() - endedBefore);
  }
}
