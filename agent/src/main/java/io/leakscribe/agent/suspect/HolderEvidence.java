package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.Deadlines;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.observe.Survival;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the size of a holder, its bound and its turnover say. */
final class HolderEvidence {
  private static final double NEVER_SHRINKS = 0.05;
  private static final double TURNS_OVER = 0.6;

  /** Entries for each that the bound allows, up to which eviction is only late. */
  private static final double TOLERATED = 1.1;

  private static final double FILLED = 0.7;
  private static final double NEARLY_FILLED = 0.8;

  /** Weak keys of which as many went are cleared, and nobody holds on to all of them. */
  private static final double CLEARED = 0.2;

  private static final String WEAK_MAP = "java.util.WeakHashMap";
  private static final String SOFT = "java.lang.ref.SoftReference";
  private static final int ENOUGH_MARKED = 16;

  /** Removals for each insertion, from which on whoever removes keeps up. */
  private static final double KEEPS_UP = 0.8;

  private static final double MOST_LEFT = 0.2;
  private static final double MOST_STAY = 0.9;

  /**
   * Entries removed for each that it holds. If any entry could be among them, an eighth of what was
   * marked would be there still.
   */
  private static final double THROUGH = 2;

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

  private HolderEvidence() {}

  static void addTo(Ledger ledger, Scene scene, HolderTrack track, Trend trend) {
    Reached reached = track.last().reached();
    if (reached != null && !reached.words().isEmpty()) {
      ledger.note(Family.HOLDER, "It is " + reached.words() + ".");
    }
    addGrowth(ledger, track, trend);
    addTurnover(ledger, track);
    addBound(ledger, track, scene);
    addSurvival(ledger, track, scene);
    addDeadlines(ledger, track);
    if (Kinds.isQueue(track.last().holderType()) && hasRoom(scene, track)) {
      ledger.add(Sign.MAY_BE_CONSUMED, "It is a queue: what is in it may yet be consumed.");
    }
  }

  /** Of a queue that somebody is seen to take from, the last word is spoken later. */
  private static boolean hasRoom(Scene scene, HolderTrack track) {
    TurnoverReading counted = track.turnover();
    boolean consumed = counted != null && counted.removals() > 0;
    return scene.heapLevel() < (consumed ? NEARLY_FILLED : FILLED) * scene.heapMax();
  }

  /** From a queue whose consumer is too slow everything leaves, and yet it has no end. */
  private static boolean isBacklog(HolderTrack track) {
    TurnoverReading counted = track.turnover();
    if (counted == null || counted.insertions() == 0) {
      return Kinds.isQueue(track.last().holderType());
    }
    return counted.removals() < KEEPS_UP * counted.insertions();
  }

  /** Whether its entries are known to go, so that a size that never falls says nothing. */
  private static boolean isLeft(HolderTrack track) {
    Survival seen = track.last().sampled().survival();
    TurnoverReading counted = track.turnover();
    boolean gone = seen != null && seen.marked() >= ENOUGH_MARKED && seen.share() <= MOST_LEFT;
    return (gone && !isBacklog(track)) || (counted != null && keepsUp(counted));
  }

  private static boolean keepsUp(TurnoverReading counted) {
    return counted.insertions() >= ENOUGH_MARKED
        && counted.removals() >= KEEPS_UP * counted.insertions();
  }

  /** What one gives up while another takes as much is moved. */
  static void addGiver(Ledger ledger, Scene scene, HolderTrack track, @Nullable HolderTrack giver) {
    if (giver == null || HeapEvidence.isTooFullToWait(scene)) {
      return;
    }
    ledger.add(
        Sign.TAKES_FROM_ANOTHER,
        Words.brief(giver.last().holder())
            + " lost "
            + Words.count(-giver.gained())
            + " entries while this gained "
            + Words.count(track.gained())
            + ": as it seems, they are moved.");
  }

  /** What became of the entries that it held a while ago. */
  private static void addSurvival(Ledger ledger, HolderTrack track, Scene scene) {
    Survival seen = track.last().sampled().survival();
    if (seen == null || seen.marked() < ENOUGH_MARKED) {
      return;
    }
    String what =
        Words.count(seen.left())
            + " of "
            + Words.count(seen.marked())
            + " entries that it held "
            + Words.duration(seen.age())
            + " ago are in it still.";
    if (seen.share() <= MOST_LEFT && !isBacklog(track)) {
      if (fillsHeap(track, scene)) {
        ledger.note(Family.TURNOVER, what + " More come than go: it fills the heap all the same.");
      } else {
        ledger.add(Sign.ENTRIES_LEAVE, what);
      }
    } else if (seen.share() >= MOST_STAY && seen.age().compareTo(LONG_ENOUGH) >= 0) {
      ledger.add(Sign.ENTRIES_STAY, what);
    }
  }

  /** Whether it has filled the heap: then what keeps others small does not keep it small. */
  static boolean fillsHeap(HolderTrack track, Scene scene) {
    return track.attribution.isClear() && HeapEvidence.isNearlyFull(scene);
  }

  /** Entries that say when they go, and need not have gone yet. */
  private static void addDeadlines(Ledger ledger, HolderTrack track) {
    Deadlines seen = track.last().sampled().deadlines();
    if (seen != null && seen.read() >= ENOUGH_MARKED && seen.past() <= MOST_LEFT * seen.read()) {
      ledger.add(
          Sign.ENTRIES_NOT_DUE,
          "Its entries say when they are to go ("
              + Words.brief(seen.field())
              + "), and "
              + Words.count(seen.read() - seen.past())
              + " of "
              + Words.count(seen.read())
              + " that were read need not have gone yet.");
    }
  }

  /**
   * Whether all that was marked has stayed while as much was removed as it holds, twice over: then
   * what goes through it is one thing, and what piles up another.
   */
  static boolean hasStragglers(HolderTrack track, Trend trend) {
    Survival seen = track.last().sampled().survival();
    TurnoverReading counted = track.turnover();
    if (seen == null || counted == null || seen.marked() < ENOUGH_MARKED) {
      return false;
    }
    double watched = Math.max(1, counted.watched().toMillis());
    double removed = counted.removals() / watched * seen.age().toMillis();
    // What was removed meanwhile was removed from fewer than there are now.
    double held = track.last().entries() - trend.perSecond() * seen.age().toMillis() / 2000.0;
    return seen.share() >= MOST_STAY
        && seen.age().compareTo(LONG_ENOUGH) >= 0
        && removed >= THROUGH * Math.max(held, track.last().entries() / 2.0);
  }

  private static void addGrowth(Ledger ledger, HolderTrack track, Trend trend) {
    double before =
        Math.max(0, track.last().entries() - trend.perSecond() * trend.window().toSeconds());
    ledger.add(
        Sign.HOLDER_GROWS,
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
    if (share <= NEVER_SHRINKS && !isLeft(track)) {
      ledger.add(Sign.HOLDER_NEVER_SHRINKS, seen);
    } else if (share >= TURNS_OVER) {
      ledger.add(Sign.HOLDER_TURNS_OVER, seen);
    }
  }

  /** Whether it keeps to the bound that it declares, and the bound fits the heap. */
  static boolean isWithinBound(HolderTrack track, Scene scene) {
    Bound bound = track.last().bound();
    return switch (bound.kind()) {
      case ENTRIES ->
          !exceeds(track.last().largest(), bound.limit()) && !(overflow(track, scene) > 1);
      case WEIGHT -> true;
      default -> false;
    };
  }

  /**
   * The live set with the holder full to its bound, as a share of the heap; NaN = not known. Early
   * in a life the bytes of each entry are over-attributed, so only a heap that is filled already is
   * judged.
   */
  private static double overflow(HolderTrack track, Scene scene) {
    if (scene.heapLevel() < FILLED * scene.heapMax()) {
      return Double.NaN;
    }
    double missing = (double) track.last().bound().limit() - track.last().largest();
    double each = track.attribution.bytesPerEntry().orElse(Double.NaN);
    return (scene.heapLevel() + Math.max(0, missing) * each) / scene.heapMax();
  }

  private static void addBound(Ledger ledger, HolderTrack track, Scene scene) {
    HolderReading reading = track.last();
    Bound bound = reading.bound();
    switch (bound.kind()) {
      case NONE -> addNone(ledger, reading);
      case ENTRIES -> addEntryBound(ledger, track, scene);
      case WEIGHT ->
          ledger.add(
              Sign.WITHIN_BOUND,
              "It declares a maximum weight of " + Words.count(bound.limit()) + ".");
      case EXPIRY -> addExpiry(ledger, track.watched(scene), bound.limit());
      case REFERENCES -> addReferences(ledger, track);
      case OWN_RULE -> addOwnRule(ledger, track, scene);
    }
  }

  /** What the rule compares with cannot be read; that it came too late can be seen. */
  private static void addOwnRule(Ledger ledger, HolderTrack track, Scene scene) {
    if (track.attribution.isClear() && HeapEvidence.isNearlyFull(scene)) {
      ledger.note(
          Family.HOLDER,
          "It has a rule of its own to evict its eldest entry, and fills the heap all the same.");
    } else {
      ledger.add(Sign.BOUNDED_BY_OWN_RULE, "It evicts its eldest entry by a rule of its own.");
    }
  }

  private static void addNone(Ledger ledger, HolderReading reading) {
    if (reading.sampled().classes().contains(SOFT)) {
      ledger.add(
          Sign.BOUNDED_BY_COLLECTOR,
          "Its entries are soft references: the collector clears them before memory runs out.");
    } else {
      ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds " + reading.holderType() + ".");
    }
  }

  /** Weak references that collections of old memory left alone are held by somebody else. */
  private static void addReferences(Ledger ledger, HolderTrack track) {
    boolean cleared = track.removed() > CLEARED * track.added();
    if (track.last().holderType().equals(WEAK_MAP) && track.attribution.isClear() && !cleared) {
      ledger.add(
          Sign.WEAK_AND_NOT_CLEARED,
          "Its keys are held weakly, and "
              + track.attribution.size()
              + " collections of old memory did not clear them: something refers to them, its own"
              + " values perhaps.");
    } else {
      ledger.add(
          Sign.BOUNDED_BY_COLLECTOR,
          "Entries are held by weak or soft references: the collector may clear them.");
    }
  }

  private static void addEntryBound(Ledger ledger, HolderTrack track, Scene scene) {
    double largest = track.last().largest();
    double limit = track.last().bound().limit();
    String bounded = "It is bounded to " + Words.count(limit) + " entries and ";
    double full = overflow(track, scene);
    if (exceeds(largest, limit)) {
      ledger.add(Sign.BOUND_EXCEEDED, bounded + "yet holds " + Words.count(largest) + ".");
    } else if (full > 1) {
      ledger.add(
          Sign.BOUND_LARGER_THAN_HEAP,
          bounded
              + "holds "
              + Words.count(largest)
              + "; full, the live set would be "
              + Words.percent(full)
              + " of the heap.");
    } else {
      ledger.add(Sign.WITHIN_BOUND, bounded + "holds " + Words.count(largest) + ".");
    }
  }

  /** A cache that evicts behind its callers' backs may hold more for a while. */
  static boolean exceeds(double largest, double limit) {
    return largest > TOLERATED * limit;
  }

  private static void addExpiry(Ledger ledger, Duration watched, long seconds) {
    if (seconds == 0) {
      ledger.add(Sign.BOUNDED_BY_OWN_RULE, "Each entry has an expiry of its own.");
    } else if (watched.compareTo(Duration.ofSeconds(2 * seconds)) < 0) {
      ledger.add(
          Sign.EXPIRY_NOT_REACHED,
          "Its entries expire after "
              + Words.duration(Duration.ofSeconds(seconds))
              + ", and it has been watched for "
              + Words.duration(watched)
              + ".");
    }
  }
}
