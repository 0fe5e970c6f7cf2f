package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Suspect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis makes of all observations so far. Immutable.
 *
 * @param time of the newest observation
 * @param suspects best first; those below the threshold of suspicion are left out
 * @param exhaustion when memory will be full, null when that is not foreseen
 * @param forecasts for each watched resource that has a forecast, the nearest first
 * @param ruledOut wrong suspects that the numbers clear
 * @param floorBytes newest live-set reading, null before the first
 * @param floorTrend what the live set does
 * @param diagnosis what is known beside the suspects
 * @param levels entries or retained objects now, by fingerprint, of all that was ever suspected
 * @param notLeaks what looks like a leak from outside and is none
 */
public record Assessment(
    Instant time,
    List<RankedSuspect> suspects,
    @Nullable Exhaustion exhaustion,
    List<Exhaustion> forecasts,
    List<RuledOut> ruledOut,
    @Nullable Long floorBytes,
    Trend floorTrend,
    Diagnosis diagnosis,
    Map<String, Long> levels,
    List<NotALeak> notLeaks) {

  public Assessment {
    suspects = List.copyOf(suspects);
    forecasts = List.copyOf(forecasts);
    ruledOut = List.copyOf(ruledOut);
    levels = Map.copyOf(levels);
    notLeaks = List.copyOf(notLeaks);
  }

  /** An assessment of a process in which nothing was ever suspected. */
  public Assessment(
      Instant time,
      List<RankedSuspect> suspects,
      @Nullable Exhaustion exhaustion,
      List<Exhaustion> forecasts,
      List<RuledOut> ruledOut,
      @Nullable Long floorBytes,
      Trend floorTrend) {
    this(time, suspects, exhaustion, forecasts, ruledOut, floorBytes, floorTrend, Map.of());
  }

  /** An assessment that knows of levels only. */
  public Assessment(
      Instant time,
      List<RankedSuspect> suspects,
      @Nullable Exhaustion exhaustion,
      List<Exhaustion> forecasts,
      List<RuledOut> ruledOut,
      @Nullable Long floorBytes,
      Trend floorTrend,
      Map<String, Long> levels) {
    this(
        time,
        suspects,
        exhaustion,
        forecasts,
        ruledOut,
        floorBytes,
        floorTrend,
        Diagnosis.NONE,
        levels,
        List.of());
  }

  /** With other suspects. */
  public Assessment with(List<RankedSuspect> others) {
    return new Assessment(
        time,
        others,
        exhaustion,
        forecasts,
        ruledOut,
        floorBytes,
        floorTrend,
        diagnosis,
        levels,
        notLeaks);
  }

  /**
   * A suspect and what the alerting needs to know of it.
   *
   * @param suspect as it goes to the journal
   * @param verdict how far the evidence carries
   * @param stillGrowing whether its own signal grew in the newest window
   * @param explained share of the live set's changes that it explains, 0 to 1; 0 when not known
   * @param counted whether every insertion was counted and no removal was: what most often speaks
   *     against a leak was looked for, and is not there
   */
  public record RankedSuspect(
      Suspect suspect, Verdict verdict, boolean stillGrowing, double explained, boolean counted) {

    /** Of which nobody knows what it explains. */
    public RankedSuspect(Suspect suspect, Verdict verdict, boolean stillGrowing) {
      this(suspect, verdict, stillGrowing, 0, false);
    }
  }

  /** How far the evidence carries. */
  public enum Verdict {
    /** One family of evidence, or not enough weight. */
    SUSPECTED,
    /** Two independent families agree, one of them holder, lifecycle or survivor. */
    CONFIRMED
  }
}
