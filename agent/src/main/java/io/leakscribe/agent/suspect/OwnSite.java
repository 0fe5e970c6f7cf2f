package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.trend.TrendAnalyzer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the allocation site that makes a case of its own. A site speaks for itself where no
 * holder is known that may hold what it allocates. Where one is, its bound and its turnover decide:
 * to its site, a cache that fills looks like a leak.
 */
final class OwnSite {
  /** Share of the heap from which on a holder explains what stays alive. */
  private static final double LARGE = 0.1;

  private OwnSite() {}

  /**
   * The site, or null.
   *
   * @param found the suspects so far
   * @param heapMax in bytes
   */
  static @Nullable SurvivorTrack of(
      SurvivorBook survivors,
      List<RankedSuspect> found,
      Collection<HolderTrack> holders,
      TrendBook trends,
      long heapMax) {
    SurvivorTrack best = survivors.best();
    return best != null
            && found.stream().noneMatch(s -> best.leakingClass().equals(s.suspect().leakingClass()))
            && holders.stream().noneMatch(track -> mayHold(track, best, trends, heapMax))
        ? best
        : null;
  }

  /** Whether a known holder has them: then it is for the holder's own case to say. */
  private static boolean mayHold(
      HolderTrack track, SurvivorTrack site, TrendBook trends, long heapMax) {
    HolderReading reading = track.last();
    if (reading.holder().equals(site.last().holder())) {
      return !isLinked(reading) || grows(track, trends);
    }
    boolean fits = site.fits(reading.holder(), reading.sampled().classes());
    if (fits && (reading.bound().kind() != Bound.Kind.NONE || isLarge(reading, heapMax))) {
      return true; // it may have stopped growing just now
    }
    return (track.attribution.isClear() || fits) && grows(track, trends);
  }

  private static boolean grows(HolderTrack track, TrendBook trends) {
    return TrendAnalyzer.worthAnalyzing(track.entries) && trends.ofHolder(track).growing();
  }

  /**
   * Nodes take long to count, so they are counted seldom, and up to a limit: between two counts
   * they seem to stand still, and after it.
   */
  private static boolean isLinked(HolderReading reading) {
    return reading.reached() != null && reading.reached().kind() == Reached.Kind.LINKED;
  }

  /** A walk counts nodes up to a limit: at it, what it found seems to stand still. */
  private static boolean isCounted(HolderReading reading) {
    return reading.reached() != null && !reading.reached().words().isEmpty();
  }

  private static boolean isLarge(HolderReading reading, long heapMax) {
    Long each = reading.sampled().bytesEach();
    return each != null
        && !isCounted(reading)
        && (double) each * reading.entries() >= LARGE * heapMax;
  }
}
