package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds the cases against threads, counted by the pattern of their names. Not thread-safe. */
final class ThreadCases {
  private static final int MANY_THREADS = 50;
  private static final double NEARLY_ALL = 0.95;

  private final Scene scene;
  private final TrendBook trends;
  private final OutsideTrack track;
  private final NonHeapSuspects suspects;
  private final NonHeapDocket docket;

  ThreadCases(
      Scene scene,
      TrendBook trends,
      OutsideTrack track,
      NonHeapSuspects suspects,
      NonHeapDocket docket) {
    this.scene = scene;
    this.trends = trends;
    this.track = track;
    this.suspects = suspects;
    this.docket = docket;
  }

  /** Adds those that are enough to suspect to the docket. */
  void weigh(OutsideReading now, ProcessReading process) {
    Trend total = trends.ofCounts(track.threads);
    Long max = now.threadsMax();
    Forecast full = scene.full(track.threads, total, max);
    for (ThreadTrack group : track.groups.values()) {
      Trend trend = trends.ofCounts(group.threads);
      if (trend.growing()) {
        Ledger ledger = new Ledger();
        String what = "threads named " + group.last().pattern();
        ResourceEvidence.addCount(ledger, what, group.last().threads(), trend);
        ResourceEvidence.addTurnover(
            ledger, group.started(), group.ended(), "of them were seen to start, and", "to end.");
        addPools(ledger, group);
        ResourceEvidence.addResource(
            ledger, "The number of live threads", total, process.threads(), Words::count);
        String limit = max == null ? "" : Words.count(max) + " threads";
        // Threads by the hundred that all wait and never ended need no limit to be wrong.
        boolean forEver = addWaiting(ledger, group);
        ResourceEvidence.addHorizon(ledger, scene, "the process", limit, full, !forEver);
        if (docket.judge(ledger, suspect(group, trend))) {
          docket.foresee("threads", full);
        }
      }
    }
  }

  private static boolean addWaiting(Ledger ledger, ThreadTrack group) {
    ThreadGroupReading last = group.last();
    boolean forEver =
        last.pools() == 0
            && last.threads() >= MANY_THREADS
            && group.started() >= MANY_THREADS
            && group.ended() == 0
            && last.waiting() >= NEARLY_ALL * last.threads();
    if (forEver) {
      ledger.add(
          Sign.THREADS_WAIT_FOR_EVER,
          Words.count(last.waiting())
              + " of the "
              + Words.count(last.threads())
              + " wait, and none that was started has ended.");
    }
    return forEver;
  }

  private void addPools(Ledger ledger, ThreadTrack group) {
    ThreadGroupReading last = group.last();
    boolean pilesUp = last.pools() > 1 && trends.ofCounts(group.pools).growing();
    if (pilesUp) {
      ledger.add(
          Sign.EXECUTORS_PILE_UP,
          "They belong to "
              + Words.count(last.pools())
              + " executors, and the number of executors grows as theirs does: executors are made"
              + " and not shut down.");
      ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds their number.");
    } else if (last.pools() > 0 && last.poolMax() < Long.MAX_VALUE) {
      ledger.add(
          last.threads() <= last.poolMax() ? Sign.WITHIN_BOUND : Sign.BOUND_EXCEEDED,
          "Their "
              + Words.count(last.pools())
              + " executor(s) may have "
              + Words.count(last.poolMax())
              + " threads together.");
    } else {
      ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds their number.");
      addIdle(ledger, group);
    }
  }

  /** A pool without a bound lets its workers go once they were idle for long enough. */
  private void addIdle(Ledger ledger, ThreadTrack group) {
    Instant begin = group.firstSeen().isAfter(scene.from()) ? group.firstSeen() : scene.from();
    Duration watched = Duration.between(begin, scene.now());
    Duration idle = Duration.ofSeconds(group.last().idleSeconds());
    if (!idle.isZero() && watched.compareTo(idle.multipliedBy(2)) < 0) {
      ledger.add(
          Sign.IDLE_TIME_NOT_REACHED,
          "Its idle workers end after "
              + Words.duration(idle)
              + ", and it has been watched for "
              + Words.duration(watched)
              + ".");
    }
  }

  private Suspect suspect(ThreadTrack group, Trend trend) {
    ThreadGroupReading last = group.last();
    String name = "threads " + last.pattern();
    HolderTrack held =
        suspects.heldBy(
            name,
            NonHeapSuspects.names(last.poolClass(), last.taskClass(), "java.lang.Thread"),
            trend);
    List<String> path = new ArrayList<>(List.of(name));
    if (last.poolClass() != null) {
      path.add(last.poolClass());
    }
    return NonHeapSuspects.made(
        SuspectKind.THREAD, name, held, last.taskClass(), last.site(), path, last.threads(), trend);
  }
}
