package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** What objects whose life is over say about a holder, or by themselves. */
final class LifecycleEvidence {
  /** Fewer retained objects than this are requests in flight, queues, somebody's last value. */
  private static final long FEW = 20;

  private static final double SHARE_OF_ENDED = 0.02;
  private static final double OUTNUMBERS = 2.0;
  private static final double ONE_EACH_LOW = 0.25;
  private static final double ONE_EACH_HIGH = 4.0;
  private static final double PILES_UP = 0.3;

  /** Share of the sessions created that must have ended for their ends to be believed. */
  private static final double ENDS = 0.2;

  private LifecycleEvidence() {}

  /**
   * Whether a holder fills with sessions that had no time to end: it holds about as many entries as
   * sessions are alive, they grow in number, and the watch is shorter than twice their declared
   * idle time. A fresh service under steady load looks like that and leaks nothing.
   */
  static boolean stillFillsWithSessions(
      Scene scene, HolderTrack track, Function<LifecycleTrack, Trend> trends) {
    double entries = track.last().entries();
    return scene.lifecycles().stream()
        .filter(sessions -> timeoutNotReached(track.watched(scene), sessions.last()))
        .filter(sessions -> entries <= OUTNUMBERS * sessions.last().live())
        .filter(sessions -> entries * OUTNUMBERS >= sessions.last().live())
        .anyMatch(sessions -> trends.apply(sessions).growing());
  }

  private static boolean timeoutNotReached(Duration watched, LifecycleReading reading) {
    Long timeout = reading.timeoutSeconds();
    return reading.kind() == LifecycleReading.Kind.SESSION
        && timeout != null
        && timeout > 0
        && watched.toSeconds() / 2 < timeout;
  }

  /** Whether ended objects of the type pile up: many, a fair share, and growing. */
  static boolean pilesUp(LifecycleReading reading, Trend retained) {
    return reading.retained() >= FEW
        && reading.retained() >= SHARE_OF_ENDED * reading.ended()
        && retained.growing();
  }

  /** Adds what ended and retained objects of one type say about a holder. */
  static void addRetained(Ledger ledger, LifecycleReading reading, boolean foundInHolder) {
    String what =
        reading.kind() == LifecycleReading.Kind.CACHE_ENTRY ? "evicted entries of " : "ended ";
    ledger.add(
        foundInHolder ? Sign.ENDED_FOUND_IN_HOLDER : Sign.ENDED_STILL_REACHABLE,
        Words.count(reading.retained())
            + " of "
            + Words.count(reading.ended())
            + " "
            + what
            + Words.simpleName(reading.type())
            + " are still strongly reachable after the grace period"
            + (foundInHolder ? ", and were found in this holder." : "."));
  }

  /** Adds entries that outnumber the sessions that are alive. */
  static void addSessionsOutnumbered(
      Ledger ledger, Scene scene, HolderTrack track, Trend trend, double createdPerSecond) {
    long live = scene.sessionsWithKnownEnd().stream().mapToLong(LifecycleReading::live).sum();
    long ended = scene.sessionsWithKnownEnd().stream().mapToLong(LifecycleReading::ended).sum();
    HolderReading reading = track.last();
    if (ended == 0 || createdPerSecond <= 0) {
      return;
    }
    double perSession = trend.perSecond() / createdPerSecond;
    boolean oneEach = perSession >= ONE_EACH_LOW && perSession <= ONE_EACH_HIGH;
    if (oneEach && reading.entries() >= OUTNUMBERS * live + FEW) {
      ledger.add(
          Sign.OUTNUMBERS_LIVE_SESSIONS,
          "It gains "
              + String.format(Locale.ROOT, "%.1f", perSession)
              + " entries for each new session and holds "
              + Words.count(reading.entries())
              + ", while only "
              + Words.count(live)
              + " sessions are alive and "
              + Words.count(ended)
              + " have ended.");
    }
  }

  /**
   * Adds that entries keep pace with the sessions that are alive: load, not a leak. Only where
   * sessions do end: a store from which none ever goes keeps pace with itself.
   */
  static void addGrowsWithLoad(Ledger ledger, HolderTrack track, Scene scene) {
    double entries = track.last().entries();
    for (LifecycleTrack sessions : scene.lifecycles()) {
      LifecycleReading reading = sessions.last();
      boolean known =
          reading.kind() == LifecycleReading.Kind.SESSION
              && reading.ended() >= ENDS * reading.created()
              && reading.live() > FEW;
      if (known && entries <= OUTNUMBERS * reading.live()) {
        ledger.add(
            Sign.GROWS_WITH_LIVE_SESSIONS,
            "It keeps pace with the sessions that are alive: "
                + Words.count(entries)
                + " entries, "
                + Words.count(reading.live())
                + " live sessions of "
                + Words.count(reading.created())
                + " created.");
        return;
      }
    }
  }

  /**
   * Adds that objects of a watched class, whose end nobody knows, are created and not collected.
   */
  static void addPileUp(Ledger ledger, LifecycleReading reading, Trend live) {
    if (reading.ended() == 0
        && reading.live() > FEW
        && live.growing()
        && reading.live() >= PILES_UP * reading.created()) {
      ledger.add(
          Sign.TRACKED_OBJECTS_PILE_UP,
          Words.count(reading.live())
              + " of "
              + Words.count(reading.created())
              + " "
              + Words.simpleName(reading.type())
              + " objects created since the start are in memory.");
    }
  }

  /** Adds entries that are past their own deadline and still stored. */
  static void addDebt(Ledger ledger, LifecycleReading reading, Trend debt) {
    Long expired = reading.expiryDebt();
    if (expired != null && expired >= FEW && debt.growing()) {
      ledger.add(
          Sign.EXPIRY_DEBT,
          Words.count(expired)
              + " "
              + Words.simpleName(reading.type())
              + " are past their own deadline and still stored.");
    }
  }
}
