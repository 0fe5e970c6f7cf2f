package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.SurvivorReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sampled objects that stay alive say, about a holder or by themselves. */
final class SurvivorEvidence {

  private SurvivorEvidence() {}

  /** Adds what the site of a holder's entries says. */
  static void addTo(Ledger ledger, SurvivorBook book, HolderTrack holder) {
    String name = holder.last().holder();
    SurvivorTrack track = book.fitting(name, holder.last().sampled().classes());
    if (track != null) {
      // Beside a bound they say nothing new: a cache that has not reached it leaves as many behind.
      if (track.isOfFewAges() || isUnbounded(holder.last())) {
        addSpread(ledger, track, Sign.SURVIVORS_SUPPORT_HOLDER, Sign.SURVIVORS_PREVAIL_IN_HOLDER);
      }
      if (name.equals(track.last().holder())) {
        ledger.add(
            Sign.PATH_ENDS_AT_HOLDER,
            "The path from sampled objects of " + track.leakingClass() + " to the root ends here.");
      }
    } else {
      addElsewhere(ledger, book.best(), name);
    }
  }

  private static boolean isUnbounded(HolderReading reading) {
    Bound bound = reading.bound();
    return bound.kind() == Bound.Kind.NONE
        || (bound.kind() == Bound.Kind.ENTRIES
            && HolderEvidence.exceeds(reading.largest(), bound.limit()));
  }

  /** Adds what a site says by itself. */
  static void addSite(Ledger ledger, SurvivorTrack track) {
    addSpread(ledger, track, Sign.SURVIVORS_OF_ALL_AGES, Sign.SURVIVORS_PREVAIL);
    if (!track.last().path().isEmpty()) {
      ledger.add(
          Sign.PATHS_MEET,
          "Paths from sampled objects to a root were found: " + ends(track.last().path()) + ".");
    }
  }

  private static String ends(List<String> path) {
    String last = path.get(path.size() - 1);
    return path.size() < 2 ? last : path.get(0) + " … " + last;
  }

  private static void addSpread(
      Ledger ledger, SurvivorTrack track, Sign ofAllAges, Sign prevailing) {
    if (track.isOfAllAges()) {
      ledger.add(ofAllAges, spread(track.last(), "live on"));
      if (track.prevails()) {
        ledger.add(
            prevailing,
            Words.percent(track.share())
                + " of all sampled objects that are alive were allocated there.");
      }
    } else if (track.isOfFewAges()) {
      ledger.add(
          Sign.SURVIVORS_ARE_YOUNG,
          spread(track.last(), "are alive") + " That is turnover, or one start-up.");
    }
  }

  private static void addElsewhere(Ledger ledger, @Nullable SurvivorTrack best, String name) {
    String other = best == null ? null : best.last().holder();
    if (best != null && other != null && best.prevails()) {
      ledger.add(
          Sign.PATH_ENDS_ELSEWHERE,
          "What stays alive most is held by "
              + Words.brief(other)
              + ", not by "
              + Words.brief(name)
              + ".");
    }
  }

  private static String spread(SurvivorReading reading, String what) {
    return "Objects allocated at "
        + reading.site()
        + " "
        + what
        + " from "
        + reading.cohorts()
        + " of "
        + reading.cohortsSeen()
        + " cohorts ("
        + reading.samples()
        + " samples).";
  }
}
