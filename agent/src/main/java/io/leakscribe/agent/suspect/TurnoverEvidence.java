package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Awaited;
import io.leakscribe.agent.observe.KnownCode;
import io.leakscribe.agent.observe.Reuse;
import io.leakscribe.agent.observe.TurnoverReading;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the counted calls say that insert into a holder and remove from it. */
final class TurnoverEvidence {
  /** Fewer say nothing about what is usual. */
  private static final long ENOUGH = 10;

  /** With that many, in that time, a flush now and then would most likely have been heard. */
  private static final long MANY = 50;

  private static final Duration LONG = Duration.ofSeconds(8);

  private static final double MOST = 0.6;

  /** A sweep is rarer than an insertion. */
  private static final long TENDED_TIMES = 3;

  /** Removals for each call in vain, below which removing does not work. */
  private static final double IN_VAIN = 0.1;

  /** As long as something is counted at most, if anything is inserted. */
  private static final Duration LONG_ENOUGH_TO_AGE = Duration.ofSeconds(60);

  private TurnoverEvidence() {}

  /**
   * What else is known of the holder.
   *
   * @param isQueue whether somebody is meant to take from it
   * @param tooLate whether it fills the heap already: neither code that looks after it nor what is
   *     removed from it keeps it small then
   * @param aside whether the share of removals is not to be weighed: what piles up is not what goes
   *     through it, or another line says it
   * @param overdue whether what was awaited should have come by now
   */
  record Setting(boolean isQueue, boolean tooLate, boolean aside, boolean overdue) {
    Setting(boolean isQueue, boolean tooLate, boolean aside) {
      this(isQueue, tooLate, aside, false);
    }
  }

  /** Adds what was counted. */
  static void addTo(Ledger ledger, TurnoverReading reading, Setting setting) {
    boolean tended = addTended(ledger, reading, setting);
    boolean used =
        addReuse(ledger, reading, setting) || (!tended && addOpen(ledger, reading, setting));
    boolean awaited = !tended && !used && addAwaited(ledger, reading, setting);
    if (reading.insertions() < ENOUGH) {
      return;
    }
    double share = (double) reading.removals() / reading.insertions();
    // Where there was no need to make room yet, it is no news that nothing was removed.
    boolean excused =
        used
            || awaited
            || (tended
                && (reading.upkeep().trims() || (reading.upkeep().sweeps() && !setting.tooLate())));
    boolean inVain = setting.tooLate() && share >= MOST;
    Sign sign = setting.aside() || inVain ? null : sign(reading, share, excused);
    if (sign == null) {
      String all = inVain ? " It fills the heap all the same." : "";
      ledger.note(Family.TURNOVER, rate(reading) + all);
    } else {
      ledger.add(sign, rate(reading));
      if (sign == Sign.INSERTS_WITHOUT_REMOVALS && isLong(reading)) {
        ledger.counted();
      }
    }
    if (!tended && !used && !awaited && reading.removals() == 0) {
      addCode(ledger, reading, setting);
    }
    if (reading.upkeep().vain() >= ENOUGH
        && reading.removals() < IN_VAIN * reading.upkeep().vain()) {
      ledger.add(
          Sign.REMOVES_IN_VAIN,
          "Of "
              + Words.count(reading.upkeep().vain() + reading.removals())
              + " calls that remove an entry, "
              + Words.count(reading.upkeep().vain())
              + " found none to remove.");
    }
  }

  private static boolean isLong(TurnoverReading reading) {
    return reading.insertions() >= MANY && reading.watched().compareTo(LONG) >= 0;
  }

  /**
   * Somebody looks after it. Seen also where no insertion is: a method that was running when its
   * class was woven goes on as it was.
   */
  private static boolean addTended(Ledger ledger, TurnoverReading reading, Setting setting) {
    // Whoever takes from a queue does not keep it short: a slow consumer looks the same. But for
    // whoever adds to it, and looks how full it is.
    boolean consumed = setting.isQueue() && reading.removals() > 0 && !reading.upkeep().trims();
    if (reading.upkeep().runs() < (reading.upkeep().sweeps() ? 1 : TENDED_TIMES) || consumed) {
      return false;
    }
    String code = reading.removalCode() == null ? "" : " (" + reading.removalCode() + ")";
    String times =
        reading.upkeep().runs() == 1
            ? " runs."
            : " ran " + Words.count(reading.upkeep().runs()) + " times.";
    boolean removesLittle =
        reading.insertions() < ENOUGH || reading.removals() < MOST * reading.insertions();
    if (reading.upkeep().trims()) {
      ledger.add(
          Sign.TRIMMED,
          "The code that adds to it also asks how full it is and can make room"
              + code
              + ": it"
              + times);
    } else if (removesLittle && setting.tooLate()) {
      ledger.note(
          Family.TURNOVER,
          "Code that could remove from it" + code + times + " It fills the heap all the same.");
    } else if (removesLittle) {
      boolean sweeps = reading.upkeep().sweeps();
      ledger.add(
          sweeps ? Sign.SWEPT : Sign.LOOKED_AFTER,
          (sweeps
                  ? "It is swept: code that removes from it by what it finds"
                  : "It is looked after: code that could remove from it")
              + code
              + times);
    }
    return true;
  }

  /** What empties it may come yet. Once it ran, and it grows on, what it did is what counts. */
  private static boolean addAwaited(Ledger ledger, TurnoverReading reading, Setting setting) {
    Awaited awaited = reading.upkeep().awaited();
    boolean own = KnownCode.isApplication(reading.holder());
    String loop = awaited == null ? null : awaited.loop();
    // Code that adds as well is not counted as tending, but what it removes is.
    boolean ran = reading.upkeep().runs() > 0 || reading.removals() > 0;
    if (awaited == null || loop == null || ran || !own || setting.isQueue()) {
      return false;
    }
    String what =
        loop.equals(awaited.code())
            ? "A loop that is running (" + loop + ") has code that empties it."
            : "A loop that is running ("
                + loop
                + ") calls "
                + awaited.code()
                + ", which empties it, and did not run in that time.";
    if (setting.tooLate()) {
      ledger.note(Family.TURNOVER, what + " It fills the heap all the same.");
      return false;
    }
    if (setting.overdue()) {
      return false; // it counts as any other code that could sweep
    }
    ledger.add(Sign.AWAITED, what);
    return true;
  }

  /** It may turn out soon that entries of all ages are in use. Returns whether that counts. */
  private static boolean addOpen(Ledger ledger, TurnoverReading reading, Setting setting) {
    Reuse reuse = reading.reuse();
    if (reuse == null
        || !reuse.mayBecomeGeneral()
        || !reading.complete() // which may never age: not all calls are heard
        || setting.isQueue()
        || setting.tooLate()
        || reading.watched().compareTo(LONG_ENOUGH_TO_AGE) >= 0) {
      return false;
    }
    ledger.add(
        Sign.MAY_STILL_BE_USED,
        Words.count(reuse.used())
            + " of "
            + Words.count(reuse.marked())
            + " entries were looked up by their keys so far, as many as if all were used equally"
            + " often; whether that goes on as they age is not known yet.");
    return true;
  }

  /** What is in use is no leak, as long as there is room for it. Returns whether that counts. */
  private static boolean addReuse(Ledger ledger, TurnoverReading reading, Setting setting) {
    Reuse reuse = reading.reuse();
    if (reuse == null || !reuse.isGeneral() || setting.isQueue()) {
      return false;
    }
    String what =
        "Entries of all ages are in use: "
            + Words.count(reuse.used())
            + " of "
            + Words.count(reuse.marked())
            + " that it held "
            + Words.duration(reuse.age())
            + " ago were looked up by their keys "
            + (reuse.changed() == 0
                ? ""
                : "(or are bounded caches that changed: " + Words.count(reuse.changed()) + ") ")
            + "while it was counted.";
    if (setting.tooLate()) {
      ledger.note(Family.TURNOVER, what + " They fill the heap all the same.");
      return false;
    }
    ledger.add(Sign.STILL_USED, what);
    return true;
  }

  /** Without all insertions, there may be removals that were not seen either. */
  private static @Nullable Sign sign(TurnoverReading reading, double share, boolean excused) {
    if (share >= MOST) {
      return Sign.REMOVES_MOST;
    }
    boolean never = reading.removals() == 0 && reading.complete();
    return never && !excused ? Sign.INSERTS_WITHOUT_REMOVALS : null;
  }

  private static void addCode(Ledger ledger, TurnoverReading reading, Setting setting) {
    String holder = Words.brief(reading.holder());
    String code = reading.removalCode();
    boolean own = KnownCode.isApplication(reading.holder());
    Awaited awaited = reading.upkeep().runs() > 0 ? null : reading.upkeep().awaited();
    if (awaited != null && awaited.loop() == null && own && !setting.tooLate()) {
      ledger.add(
          Sign.COULD_SWEEP,
          awaited.code() + " empties " + holder + " by a timetable, and did not run in that time.");
    } else if (awaited != null && own && !setting.isQueue() && !setting.tooLate()) {
      ledger.add(
          Sign.COULD_SWEEP,
          awaited.code() + " empties " + holder + ", and was waited for in vain so far.");
    } else if (code != null && reading.upkeep().sweeps() && own && !setting.tooLate()) {
      ledger.add(
          Sign.COULD_SWEEP,
          code + " removes from " + holder + " by what it finds, and did not run in that time.");
    } else if (code != null) {
      ledger.add(
          Sign.COULD_REMOVE, code + " could remove from " + holder + ", and did not in that time.");
    } else if (reading.complete()) {
      ledger.add(Sign.NO_CODE_REMOVES, "No code that was looked at removes from " + holder + ".");
    }
  }

  /** "1,240 insertions/min, all from SessionRegistry.create:42; 0 removals." */
  private static String rate(TurnoverReading reading) {
    double minutes = Math.max(1, reading.watched().toMillis()) / 60_000.0;
    return Words.count(reading.insertions() / minutes)
        + " insertions/min"
        + from(reading)
        + "; "
        + removals(reading, minutes)
        + ", counted for "
        + Words.duration(reading.watched())
        + ".";
  }

  private static String from(TurnoverReading reading) {
    String site = reading.insertionSite();
    if (site == null) {
      return "";
    }
    String share =
        reading.insertionShare() > 0.99
            ? ""
            : String.format(Locale.ROOT, " (%.0f %% of them)", 100 * reading.insertionShare());
    return " from " + Words.site(site) + share;
  }

  private static String removals(TurnoverReading reading, double minutes) {
    if (reading.removals() == 0) {
      return reading.complete() ? "0 removals" : "no removal was seen";
    }
    String site = reading.removalSite();
    return Words.count(reading.removals() / minutes)
        + " removals/min"
        + (site == null ? "" : " by " + Words.site(site));
  }
}
