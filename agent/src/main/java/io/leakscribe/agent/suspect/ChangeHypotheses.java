package io.leakscribe.agent.suspect;

import io.leakscribe.journal.Hypothesis;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** "It came with the last deploy", "it is a library", "a restart will do". */
final class ChangeHypotheses {
  private static final String DEPLOY = "deploy";
  private static final String LIBRARY = "library";
  private static final String RESTART = "restart";

  /** A rate within this of the earlier one is the same. */
  private static final double SAME_RATE = 0.5;

  /** A rate below this share of the earlier one is hardly any. */
  private static final double SLOW = 0.1;

  private ChangeHypotheses() {}

  /** Whether the growth is older than the version. */
  static Hypothesis deploy(Grounds grounds) {
    Predecessor before = grounds.past().before();
    if (before == null) {
      return Grounds.open(DEPLOY, "No earlier run of the service is in the journals.");
    }
    Recurrence earlier = grounds.past().recurrences().get(grounds.suspect().fingerprint());
    if (!before.isOtherVersion()) {
      return sameVersion(before, earlier);
    }
    if (earlier != null && earlier.versions().contains(before.version())) {
      return Grounds.cleared(
          DEPLOY,
          "The same suspect grew under version "
              + before.version()
              + " already, before "
              + before.now()
              + " was deployed.");
    }
    return newVersion(grounds, before);
  }

  private static Hypothesis sameVersion(Predecessor before, @Nullable Recurrence earlier) {
    String version = "Version " + before.now() + " ran before this run already";
    return earlier != null
        ? Grounds.cleared(DEPLOY, version + ", and the same suspect grew then.")
        : Grounds.open(
            DEPLOY,
            version
                + " for "
                + Words.duration(before.watched())
                + ", without this suspect: nothing was deployed since.");
  }

  private static Hypothesis newVersion(Grounds grounds, Predecessor before) {
    Duration needed = Duration.between(grounds.scene().from(), grounds.now());
    String then =
        "Version "
            + before.version()
            + " was watched for "
            + Words.duration(before.watched())
            + " without this suspect; "
            + before.now()
            + " shows it after "
            + Words.duration(needed)
            + changedBound(grounds, before);
    return before.watched().compareTo(needed) >= 0
        ? Grounds.supported(DEPLOY, then + ".")
        : Grounds.open(DEPLOY, then + ": not long enough to compare.");
  }

  private static String changedBound(Grounds grounds, Predecessor before) {
    String holder = grounds.suspect().holder();
    Long then = holder == null ? null : before.bounds().get(holder);
    Long now = grounds.bound();
    if (then == null || then.equals(now)) {
      return "";
    }
    return ", and its bound went from "
        + Words.count(then)
        + " to "
        + (now == null ? "none" : Words.count(now));
  }

  /** Whose field holds it, and whose code puts it there. */
  static Hypothesis library(Grounds grounds) {
    String holder = grounds.suspect().holder();
    String site =
        grounds.suspect().insertionSite() != null
            ? grounds.suspect().insertionSite()
            : grounds.suspect().allocationSite();
    if (holder == null) {
      return Grounds.open(LIBRARY, "The holder is not known yet.");
    }
    if (holder.indexOf(' ') >= 0) { // "threads pool-#-thread-#"
      return Grounds.open(LIBRARY, "What grows is no field of any class: " + holder + ".");
    }
    if (!Libraries.contains(holder)) {
      return Grounds.cleared(
          LIBRARY,
          "The holder " + holder + " is a field of the application's own code, not of a library.");
    }
    if (site != null && !Libraries.contains(site)) {
      return Grounds.open(
          LIBRARY,
          "The holder "
              + holder
              + " is inside a library, and the application's "
              + site
              + " fills it: the library keeps what it is given.");
    }
    return Grounds.supported(
        LIBRARY,
        "The holder "
            + holder
            + " is inside a library"
            + (site == null
                ? ", and no code of the application was seen to fill it."
                : ", and so is " + site + ", which fills it."));
  }

  /** Whether the same came back after a restart. */
  static Hypothesis restart(Grounds grounds) {
    Recurrence earlier = grounds.past().recurrences().get(grounds.suspect().fingerprint());
    if (earlier == null) {
      return Grounds.open(RESTART, "It was not suspected in an earlier run.");
    }
    Double now = grounds.suspect().entriesPerHour();
    Double then = earlier.entriesPerHour();
    if (then == null || now == null || then <= 0) {
      return Grounds.cleared(
          RESTART,
          "A restart did not help: the same suspect is back, after "
              + earlier.runs()
              + " earlier runs with it.");
    }
    String rates =
        "the same holder grew by "
            + Words.count(then)
            + " entries an hour before it and grows by "
            + Words.count(now)
            + " after it.";
    if (now < SLOW * then) {
      return Grounds.supported(RESTART, "The restart slowed it down: " + rates);
    }
    return now >= SAME_RATE * then
        ? Grounds.cleared(RESTART, "A restart did not help: " + rates)
        : Grounds.open(RESTART, "It grows slower than before the restart: " + rates);
  }
}
