package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.util.Locale;

/** What the size of a holder, its bound and its turnover say. */
final class HolderEvidence {
  private static final double NEVER_SHRINKS = 0.05;
  private static final double TURNS_OVER = 0.6;

  private HolderEvidence() {}

  static void addTo(Ledger ledger, Scene scene, HolderTrack track, Trend trend) {
    Reached reached = track.last().reached();
    if (reached != null && !reached.words().isEmpty()) {
      ledger.add(Family.HOLDER, 0, "It is " + reached.words() + ".");
    }
    addGrowth(ledger, track, trend);
    addTurnover(ledger, track);
    addBound(ledger, track.last(), track.watched(scene));
  }

  private static void addGrowth(Ledger ledger, HolderTrack track, Trend trend) {
    double before =
        Math.max(0, track.last().entries() - trend.perSecond() * trend.window().toSeconds());
    ledger.add(
        Family.HOLDER,
        Weights.HOLDER_GROWS,
        Words.brief(track.last().holder())
            + " grew from about "
            + Words.count(before)
            + " to "
            + Words.count(track.last().entries())
            + " entries in "
            + Words.duration(trend.window())
            + ", "
            + Words.count(trend.perSecond() * 3600)
            + " an hour (trend test p = "
            + String.format(Locale.ROOT, "%.0e", trend.pValue())
            + ").");
  }

  private static void addTurnover(Ledger ledger, HolderTrack track) {
    if (track.added() <= 0) {
      return;
    }
    double share = track.removed() / track.added();
    String seen =
        Words.count(track.removed())
            + " of "
            + Words.count(track.added())
            + " entries added between readings were seen to leave.";
    if (share <= NEVER_SHRINKS) {
      ledger.add(Family.HOLDER, Weights.HOLDER_NEVER_SHRINKS, seen);
    } else if (share >= TURNS_OVER) {
      ledger.add(Family.HOLDER, Weights.HOLDER_TURNS_OVER, seen);
    }
  }

  private static void addBound(Ledger ledger, HolderReading reading, Duration watched) {
    Bound bound = reading.bound();
    switch (bound.kind()) {
      case NONE ->
          ledger.add(
              Family.HOLDER,
              Weights.HOLDER_UNBOUNDED,
              "Nothing bounds " + reading.holderType() + ".");
      case ENTRIES -> addEntryBound(ledger, reading, bound.limit());
      case WEIGHT ->
          ledger.add(
              Family.HOLDER,
              Weights.WITHIN_BOUND,
              "It declares a maximum weight of " + Words.count(bound.limit()) + ".");
      case EXPIRY -> addExpiry(ledger, watched, bound.limit());
      case REFERENCES ->
          ledger.add(
              Family.HOLDER,
              Weights.BOUNDED_BY_COLLECTOR,
              "Entries are held by weak or soft references: the collector may clear them.");
      case OWN_RULE ->
          ledger.add(
              Family.HOLDER,
              Weights.BOUNDED_BY_OWN_RULE,
              "It evicts its eldest entry by a rule of its own.");
    }
  }

  private static void addEntryBound(Ledger ledger, HolderReading reading, long limit) {
    if (reading.largest() <= limit) {
      ledger.add(
          Family.HOLDER,
          Weights.WITHIN_BOUND,
          "It is bounded to "
              + Words.count(limit)
              + " entries and holds "
              + Words.count(reading.largest())
              + ".");
    } else {
      ledger.add(
          Family.HOLDER,
          Weights.BOUND_EXCEEDED,
          "It is bounded to "
              + Words.count(limit)
              + " entries and yet holds "
              + Words.count(reading.largest())
              + ".");
    }
  }

  private static void addExpiry(Ledger ledger, Duration watched, long seconds) {
    if (seconds == 0) {
      ledger.add(
          Family.HOLDER, Weights.BOUNDED_BY_OWN_RULE, "Each entry has an expiry of its own.");
    } else if (watched.compareTo(Duration.ofSeconds(2 * seconds)) < 0) {
      ledger.add(
          Family.HOLDER,
          Weights.EXPIRY_NOT_REACHED,
          "Its entries expire after "
              + Words.duration(Duration.ofSeconds(seconds))
              + ", and it has been watched for "
              + Words.duration(watched)
              + ".");
    }
  }
}
