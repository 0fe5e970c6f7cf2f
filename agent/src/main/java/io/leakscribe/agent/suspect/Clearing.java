package io.leakscribe.agent.suspect;

import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tests the suspects that people chase first, each by one number. Only what the numbers clear is
 * returned: where they support the suspicion or cannot tell, nothing is claimed.
 */
final class Clearing {
  private static final int ENOUGH_POINTS = 8;

  /** Load that changes less than this between the halves of the growth does not explain it. */
  private static final double STEADY_LOAD = 0.25;

  private static final double LITTLE_GC = 0.10;
  private static final double SMALL_SHARE = 0.10;
  private static final int ENOUGH_COLLECTIONS = 3;

  private final Scene scene;
  private final ProcessTrack process;
  private final HeapTrack heap;

  Clearing(Scene scene, ProcessTrack process, HeapTrack heap) {
    this.scene = scene;
    this.process = process;
    this.heap = heap;
  }

  List<RuledOut> against(Suspect suspect, Map<String, Recurrence> history) {
    Instant since = begin(suspect);
    List<RuledOut> cleared = new ArrayList<>();
    add(cleared, traffic(since));
    add(cleared, database(since));
    add(cleared, library(suspect));
    add(cleared, gcConfiguration(since));
    add(cleared, nativeMemory(since));
    add(cleared, restart(suspect, history));
    return cleared;
  }

  private @Nullable RuledOut traffic(Instant since) {
    if (process.created.countSince(since) < ENOUGH_POINTS) {
      return null;
    }
    Instant middle = since.plus(Duration.between(since, scene.now()).dividedBy(2));
    boolean sessions = process.created.change(since, scene.now()) > 0;
    double before =
        sessions
            ? process.created.perSecond(since, middle)
            : process.allocation.mean(since, middle);
    double after =
        sessions
            ? process.created.perSecond(middle, scene.now())
            : process.allocation.mean(middle, scene.now());
    boolean known = before > 0 && after > 0;
    if (!known || after > before * (1 + STEADY_LOAD)) {
      return null;
    }
    String what = sessions ? "Sessions created: " : "Bytes allocated: ";
    return new RuledOut(
        "traffic",
        what
            + rate(before, sessions)
            + " in the first half of the growth, "
            + rate(after, sessions)
            + " in the second: the load did not grow, and memory did.");
  }

  private @Nullable RuledOut database(Instant since) {
    int readings = process.poolWaiters.countSince(since);
    if (readings < ENOUGH_POINTS || process.poolWaiters.aboveZero(since) > readings / 20) {
      return null;
    }
    return new RuledOut(
        "database",
        "Threads were waiting for a database connection in "
            + process.poolWaiters.aboveZero(since)
            + " of "
            + readings
            + " readings since the growth began.");
  }

  private static @Nullable RuledOut library(Suspect suspect) {
    String holder = suspect.holder();
    // "threads pool-#-thread-#" is no field.
    if (holder == null || holder.indexOf(' ') >= 0 || Libraries.contains(holder)) {
      return null;
    }
    return new RuledOut(
        "library",
        "The holder " + holder + " is a field of the application's own code, not of a library.");
  }

  private @Nullable RuledOut gcConfiguration(Instant since) {
    double share = process.gcShare.mean(since, scene.now());
    boolean reclaimed = heap.oldCollections() >= ENOUGH_COLLECTIONS && scene.heapTrend().growing();
    if (!reclaimed || !(share < LITTLE_GC)) {
      return null;
    }
    return new RuledOut(
        "gc-configuration",
        "Collections reclaimed old memory "
            + heap.oldCollections()
            + " times and took "
            + Words.percent(share)
            + " of the time; what is left after them keeps growing, so it is"
            + " reachable.");
  }

  private @Nullable RuledOut nativeMemory(Instant since) {
    double growth =
        scene.heapTrend().perSecond() * Duration.between(since, scene.now()).toSeconds();
    double outside =
        process.metaspace.change(since, scene.now()) + process.direct.change(since, scene.now());
    if (!scene.heapTrend().growing() || outside > SMALL_SHARE * growth) {
      return null;
    }
    return new RuledOut(
        "native-memory",
        "Metaspace and direct buffers changed by "
            + Words.bytes(outside)
            + " while the live set of the"
            + " heap grew by about "
            + Words.bytes(growth)
            + "; threads changed by "
            + Words.count(process.threads.change(since, scene.now()))
            + ".");
  }

  private static @Nullable RuledOut restart(Suspect suspect, Map<String, Recurrence> history) {
    Recurrence earlier = history.get(suspect.fingerprint());
    Double now = suspect.entriesPerHour();
    Double then = earlier == null ? null : earlier.entriesPerHour();
    if (then == null || now == null) {
      return null;
    }
    return new RuledOut(
        "restart",
        "A restart did not help: the same holder grew by "
            + Words.count(then)
            + " entries an hour before it and grows by "
            + Words.count(now)
            + " after it.");
  }

  private Instant begin(Suspect suspect) {
    Instant since = suspect.since();
    return since == null || since.isBefore(scene.from()) ? scene.from() : since;
  }

  private static String rate(double perSecond, boolean sessions) {
    return sessions
        ? String.format(Locale.ROOT, "%.0f a minute", 60 * perSecond)
        : Words.bytes(perSecond) + " a second";
  }

  private static void add(List<RuledOut> cleared, @Nullable RuledOut one) {
    if (one != null) {
      cleared.add(one);
    }
  }
}
