package io.leakscribe.agent.suspect;

import io.leakscribe.journal.Hypothesis;
import java.time.Duration;
import java.util.Locale;

/** "It is only the traffic", "it is the database". */
final class LoadHypotheses {
  private static final String TRAFFIC = "traffic";
  private static final String DATABASE = "database";

  /** Load that changes less than this between the halves of the growth does not explain it. */
  private static final double STEADY_LOAD = 0.25;

  /** Readings with waiting threads up to this share are chance. */
  private static final int ONE_IN = 20;

  private static final double MUCH_GC = 0.10;

  private LoadHypotheses() {}

  /** Load of the first half of the growth against the second, and growth for each unit of it. */
  static Hypothesis traffic(Grounds grounds) {
    if (grounds.process().created.countSince(grounds.since()) < Grounds.ENOUGH_POINTS) {
      return Grounds.open(
          TRAFFIC, "Fewer than " + Grounds.ENOUGH_POINTS + " readings of the load so far.");
    }
    boolean sessions = grounds.process().created.change(grounds.since(), grounds.now()) > 0;
    double before = load(grounds, sessions, true);
    double after = load(grounds, sessions, false);
    if (!(before > 0 && after > 0)) {
      return Grounds.open(TRAFFIC, "Neither sessions nor allocation tell how much work is done.");
    }
    String halves =
        (sessions ? "Sessions created: " : "Bytes allocated: ")
            + rate(before, sessions)
            + " in the first half of the growth, "
            + rate(after, sessions)
            + " in the second"
            + perUnit(grounds, sessions);
    if (after <= before * (1 + STEADY_LOAD)) {
      return Grounds.cleared(TRAFFIC, halves + ": the load did not grow, and memory did.");
    }
    double grown = grown(grounds);
    return grown <= after / before
        ? Grounds.supported(
            TRAFFIC,
            halves
                + String.format(
                    Locale.ROOT,
                    ": %.1f times the load, and %.1f times the entries.",
                    after / before,
                    grown))
        : Grounds.open(
            TRAFFIC,
            halves + ": the load grew as well. If entries stay when it falls again, it is a leak.");
  }

  /** Entries now for each entry when the growth began; infinite where that is not known. */
  private static double grown(Grounds grounds) {
    Long now = grounds.suspect().entries();
    Double perHour = grounds.suspect().entriesPerHour();
    if (now == null || perHour == null) {
      return Double.POSITIVE_INFINITY;
    }
    double hours = Duration.between(grounds.since(), grounds.now()).toMillis() / 3.6e6;
    double then = now - perHour * hours;
    return then <= 0 ? Double.POSITIVE_INFINITY : now / then;
  }

  private static double load(Grounds grounds, boolean sessions, boolean first) {
    var from = first ? grounds.since() : grounds.middle();
    var to = first ? grounds.middle() : grounds.now();
    return sessions
        ? grounds.process().created.perSecond(from, to)
        : grounds.process().allocation.mean(from, to);
  }

  /** A leak takes the same of each unit of work, whatever the load. */
  private static String perUnit(Grounds grounds, boolean sessions) {
    Double perHour = grounds.suspect().entriesPerHour();
    double created = grounds.process().created.perSecond(grounds.since(), grounds.now());
    return sessions && perHour != null && created > 0
        ? String.format(Locale.ROOT, ", %.2f entries kept for each", perHour / 3600 / created)
        : "";
  }

  private static String rate(double perSecond, boolean sessions) {
    return sessions
        ? String.format(Locale.ROOT, "%.0f a minute", 60 * perSecond)
        : Words.bytes(perSecond) + " a second";
  }

  /** Threads that wait for a connection, and whether collections make them wait. */
  static Hypothesis database(Grounds grounds) {
    int readings = grounds.process().poolWaiters.countSince(grounds.since());
    if (readings < Grounds.ENOUGH_POINTS) {
      return Grounds.open(
          DATABASE, "No connection pool of a known kind (HikariCP, Tomcat JDBC) is in use.");
    }
    long waiting = grounds.process().poolWaiters.aboveZero(grounds.since());
    String seen =
        "Threads were waiting for a database connection in "
            + waiting
            + " of "
            + readings
            + " readings since the growth began";
    double share = grounds.process().gcShare.mean(grounds.since(), grounds.now());
    if (waiting <= readings / ONE_IN) {
      return Grounds.cleared(DATABASE, seen + ".");
    }
    return share >= MUCH_GC
        ? Grounds.cleared(
            DATABASE,
            seen
                + ", while collections took "
                + Words.percent(share)
                + " of the time: they wait because the process stands still.")
        : Grounds.supported(
            DATABASE,
            seen
                + ", and collections took only "
                + Words.percent(share)
                + " of the time: the pool is short, beside the growth.");
  }
}
