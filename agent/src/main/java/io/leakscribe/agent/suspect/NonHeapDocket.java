package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the cases outside the heap, with what is known of any suspect, and gathers those that are
 * enough to suspect. Not thread-safe.
 */
final class NonHeapDocket {
  static final int ENOUGH_CALLS = 20;
  private static final double GIVES_BACK = 0.6;

  private final Map<String, TurnoverReading> turnovers;
  private final Map<String, Recurrence> history;
  private final List<RankedSuspect> found = new ArrayList<>();
  private final List<Exhaustion> forecasts = new ArrayList<>();
  private final Set<String> toCount = new LinkedHashSet<>();

  NonHeapDocket(Map<String, TurnoverReading> turnovers, Map<String, Recurrence> history) {
    this.turnovers = turnovers;
    this.history = history;
  }

  /** Who puts into the holder and who takes out of it; null while that was not counted. */
  @Nullable TurnoverReading turnoverOf(@Nullable String holder) {
    TurnoverReading turnover = turnovers.get(String.valueOf(holder));
    return turnover == null || turnover.insertions() < ENOUGH_CALLS ? null : turnover;
  }

  /** Notes that calls should be counted, where so much speaks against the holder already. */
  void weighCounting(Ledger ledger, @Nullable String holder) {
    if (holder != null && ledger.confidence() >= Ledger.COUNTED_AT) {
      toCount.add(holder);
    }
  }

  /** Holders of which it would help to know who puts into them and who takes out. */
  Set<String> toCount() {
    return toCount;
  }

  /** Adds the suspect if the ledger is enough to suspect, and tells whether it is. */
  boolean judge(Ledger ledger, Suspect details) {
    Recurrence earlier = history.get(details.fingerprint());
    if (earlier != null) {
      ledger.add(
          Sign.SAME_AS_BEFORE,
          "The same was suspected in " + Words.count(earlier.runs()) + " earlier run(s).");
    }
    TurnoverReading turnover = turnovers.get(String.valueOf(details.holder()));
    weighCounting(ledger, details.holder());
    if (turnover != null) {
      addCalls(ledger, turnover);
    }
    Verdict verdict = ledger.verdict();
    if (verdict == null) {
      return false;
    }
    found.add(
        new RankedSuspect(
            insertedAt(turnover, details).withLedger(ledger.confidence(), ledger.evidence()),
            verdict,
            true));
    return true;
  }

  /** Adds when the resource of a suspect is used up, each resource once. */
  void foresee(String resource, @Nullable Forecast forecast) {
    if (forecast != null && forecasts.stream().noneMatch(e -> e.resource().equals(resource))) {
      forecasts.add(
          new Exhaustion(resource, forecast.at(), forecast.earliest(), forecast.latest()));
    }
  }

  /** All cases that are enough to suspect. */
  List<RankedSuspect> found() {
    return found;
  }

  /** When the resources of the suspects are used up. */
  List<Exhaustion> forecasts() {
    return forecasts;
  }

  /** A pool takes out what it puts in; it grows to the peak of its load. */
  private static void addCalls(Ledger ledger, TurnoverReading turnover) {
    if (givesBack(turnover)) {
      ledger.add(
          Sign.GIVES_BACK_WHAT_IT_TAKES,
          Words.brief(turnover.holder())
              + " had "
              + Words.count(turnover.insertions())
              + " insertions and "
              + Words.count(turnover.removals())
              + " removals in "
              + Words.duration(turnover.watched())
              + ": what it holds is used again.");
    }
  }

  /** Whether it was counted to give back most of what it takes, which the docket then says. */
  static boolean givesBack(TurnoverReading turnover) {
    return turnover.insertions() >= ENOUGH_CALLS
        && turnover.removals() >= GIVES_BACK * turnover.insertions();
  }

  private static Suspect insertedAt(@Nullable TurnoverReading turnover, Suspect s) {
    if (turnover == null || turnover.insertionSite() == null) {
      return s;
    }
    return NonHeapSuspects.withInsertionSite(s, turnover.insertionSite());
  }
}
