package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.suspect.NotALeak.Kind;
import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Series;
import io.leakscribe.agent.trend.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a process that grows without a leak on the Java heap: one whose limits do not fit together,
 * and one that grows beside everything that the JVM accounts for.
 */
final class Sizing {
  private static final double MIB = 1 << 20;
  private static final double NEAR_LIMIT = 0.85;

  /** What the JVM itself takes unaccounted: collector structures, symbols, stacks in use. */
  private static final double OWN_NEEDS = 64 * MIB;

  private static final double SHARE_OF_HEAP = 0.12;
  private static final double STACK_IN_USE = 256 * 1024;

  /** Share of the growth of the resident set that must be beside all that is accounted for. */
  private static final double MOST_OF_IT = 0.5;

  private final Scene scene;
  private final TrendBook trends;
  private final OutsideTrack track;

  Sizing(Scene scene, TrendBook trends, OutsideTrack track) {
    this.scene = scene;
    this.trends = trends;
    this.track = track;
  }

  /** What can be said now, often nothing. */
  List<NotALeak> verdicts() {
    OutsideReading now = track.last();
    ProcessReading process = track.process();
    List<NotALeak> verdicts = new ArrayList<>();
    if (now != null && process != null && !anythingGrows()) {
      add(verdicts, sizing(now, process));
      add(verdicts, nativeRetention(now, process));
    }
    return verdicts;
  }

  private boolean anythingGrows() {
    return scene.heapTrend().growing()
        || bytes(track.metaspace).growing()
        || bytes(track.direct).growing()
        || bytes(track.codeCache).growing()
        || trends.ofCounts(track.threads).growing();
  }

  /** The collector takes what it may, and that the container does not have. */
  private @Nullable NotALeak sizing(OutsideReading now, ProcessReading process) {
    Long rss = process.rss();
    Long limit = process.memoryLimit();
    Trend floor = scene.heapTrend();
    boolean told = floor.shape() == Trend.Shape.STEADY || floor.shape() == Trend.Shape.STEP;
    if (rss == null || limit == null || !told || rss < NEAR_LIMIT * limit) {
      return null;
    }
    Long given = now.directMaxGiven() ? process.directMax() : null;
    double direct = given == null ? process.direct() : given;
    double stacks = (double) process.threads() * now.stackBytes();
    double sum =
        (double) process.heapMax() + now.metaspaceCommitted() + now.codeCache() + direct + stacks;
    return sum <= limit
        ? null
        : new NotALeak(
            Kind.SIZING,
            "The process may take "
                + Words.bytes(sum)
                + " and the limit is "
                + Words.bytes(limit)
                + ": heap maximum "
                + Words.bytes(process.heapMax())
                + ", metaspace "
                + Words.bytes(now.metaspaceCommitted())
                + ", code cache "
                + Words.bytes(now.codeCache())
                + ", direct memory "
                + Words.bytes(direct)
                + ", stacks of "
                + Words.count(process.threads())
                + " threads up to "
                + Words.bytes(stacks)
                + ". It has taken "
                + Words.bytes(rss)
                + ", "
                + Words.bytes(now.heapCommitted())
                + " of it for a heap whose live set is level at "
                + Words.bytes(scene.heapLevel())
                + ", and nothing else grows.");
  }

  private @Nullable NotALeak nativeRetention(OutsideReading now, ProcessReading process) {
    Trend beside = bytes(track.unexplained);
    Trend resident = bytes(track.resident);
    double ownNeeds =
        OWN_NEEDS + SHARE_OF_HEAP * now.heapCommitted() + STACK_IN_USE * process.threads();
    // A heap that is committed and touched only now takes memory too, but never beyond the sum.
    if (!beside.growing()
        || !resident.growing()
        || bytes(track.heapCommitted).growing()
        || track.unexplained.last() < ownNeeds
        || beside.perSecond() < MOST_OF_IT * resident.perSecond()) {
      return null;
    }
    return new NotALeak(
        Kind.NATIVE_RETENTION,
        "The resident set grows by "
            + Words.bytes(resident.perSecond() * 3600)
            + " an hour to "
            + Words.bytes(track.resident.last())
            + ", and nothing that the JVM accounts for does: heap committed "
            + Words.bytes(now.heapCommitted())
            + ", metaspace "
            + Words.bytes(now.metaspaceCommitted())
            + ", code cache "
            + Words.bytes(now.codeCache())
            + ", direct memory "
            + Words.bytes(process.direct())
            + ", "
            + Words.count(process.threads())
            + " threads. "
            + Words.bytes(track.unexplained.last())
            + " lie beside these since "
            + since(beside)
            + ": malloc arenas, JNI, compression streams.");
  }

  private static String since(Trend trend) {
    Instant since = trend.since();
    return since == null ? "the start" : since.toString();
  }

  private Trend bytes(Series series) {
    return trends.of(series, Options.liveSet());
  }

  private static void add(List<NotALeak> verdicts, @Nullable NotALeak one) {
    if (one != null) {
      verdicts.add(one);
    }
  }
}
