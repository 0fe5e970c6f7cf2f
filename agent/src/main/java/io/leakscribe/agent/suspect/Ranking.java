package io.leakscribe.agent.suspect;

import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.journal.Suspect;
import java.util.Comparator;

/** Best suspect first: the better proven, then the application's own, then the faster. */
final class Ranking {
  static final Comparator<RankedSuspect> BEST_FIRST =
      Comparator.comparing(RankedSuspect::verdict)
          .reversed()
          .thenComparing(s -> -Math.round(s.suspect().confidence() * 50))
          .thenComparing(s -> inLibrary(s.suspect()))
          .thenComparing(s -> -perHour(s.suspect()))
          .thenComparing(s -> s.suspect().fingerprint());

  private Ranking() {}

  static RankedSuspect withRank(RankedSuspect ranked, int rank) {
    Suspect s = ranked.suspect();
    return new RankedSuspect(
        new Suspect(
            rank,
            s.confidence(),
            s.kind(),
            s.fingerprint(),
            s.holder(),
            s.holderType(),
            s.leakingClass(),
            s.allocationSite(),
            s.insertionSite(),
            s.path(),
            s.entries(),
            s.entriesPerHour(),
            s.bytes(),
            s.bytesPerHour(),
            s.since(),
            s.evidence()),
        ranked.verdict(),
        ranked.stillGrowing());
  }

  private static boolean inLibrary(Suspect suspect) {
    String holder = suspect.holder();
    return holder == null || Libraries.contains(holder);
  }

  private static double perHour(Suspect suspect) {
    Double rate = suspect.entriesPerHour();
    return rate == null ? 0 : rate;
  }
}
