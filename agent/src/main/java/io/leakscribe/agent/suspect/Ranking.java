package io.leakscribe.agent.suspect;

import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.journal.Suspect;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Best suspect first: the better proven, then the application's own, then the faster. */
final class Ranking {
  static final Comparator<RankedSuspect> BEST_FIRST =
      Comparator.comparing(RankedSuspect::verdict)
          .reversed()
          .thenComparing(s -> -Math.round(s.suspect().confidence() * 50))
          .thenComparing(s -> inLibrary(s.suspect()))
          .thenComparing(s -> -Math.round(s.explained() * 20))
          .thenComparing(s -> -perHour(s.suspect()))
          .thenComparing(s -> s.suspect().fingerprint());

  private Ranking() {}

  static RankedSuspect withRank(RankedSuspect ranked, int rank) {
    return new RankedSuspect(
        ranked.suspect().withRank(rank),
        ranked.verdict(),
        ranked.stillGrowing(),
        ranked.explained(),
        ranked.counted());
  }

  private static boolean inLibrary(Suspect suspect) {
    String holder = suspect.holder();
    return holder == null || Libraries.contains(holder);
  }

  private static double perHour(Suspect suspect) {
    Double rate = suspect.entriesPerHour();
    return rate == null ? 0 : rate;
  }

  /** The best so many, with their ranks. */
  static List<RankedSuspect> best(List<RankedSuspect> found, int most) {
    List<RankedSuspect> sorted = found.stream().sorted(BEST_FIRST).limit(most).toList();
    return IntStream.range(0, sorted.size()).mapToObj(i -> withRank(sorted.get(i), i + 1)).toList();
  }
}
