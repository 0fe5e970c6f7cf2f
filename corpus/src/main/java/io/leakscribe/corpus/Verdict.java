package io.leakscribe.corpus;

import io.leakscribe.journal.Suspect;
import org.jspecify.annotations.Nullable;

/**
 * How right the agent was in one run. Shares are of the nominal life, from the agent's start.
 *
 * @param suspected share at the first suspicion, null when there was none
 * @param confirmed share at the first confirmation, null when there was none
 * @param critical share when the end was said to be near, null when it was not said
 * @param suspect number one at the end of the run, null when there was none
 * @param holder whether its holder, or where it has none its path, is right
 * @param site whether its insertion or allocation site is right
 * @param leakingClass whether its class is right; true where the program asks for none
 * @param holderAtOnce whether the holder was right in the turn that confirmed already
 * @param covered whether the interval given at the confirmation holds the end; null when none was
 *     given
 * @param ok a leak confirmed with its holder or site, a healthy program left alone
 */
record Verdict(
    @Nullable Double suspected,
    @Nullable Double confirmed,
    @Nullable Double critical,
    @Nullable Suspect suspect,
    boolean holder,
    boolean site,
    boolean leakingClass,
    boolean holderAtOnce,
    @Nullable Boolean covered,
    boolean ok) {

  boolean both() {
    return holder && site;
  }

  /** What was named, in one word or two: holder, else the end of the path, else the class. */
  String said() {
    if (suspect == null) {
      return "nothing";
    }
    if (suspect.holder() != null) {
      return suspect.holder();
    }
    if (!suspect.path().isEmpty()) {
      return "path to " + suspect.path().get(suspect.path().size() - 1);
    }
    return suspect.leakingClass() == null ? suspect.kind().label() : suspect.leakingClass();
  }

  /** Which site was named. */
  String saidSite() {
    if (suspect == null) {
      return "nothing";
    }
    String site = suspect.insertionSite();
    return site != null ? site : String.valueOf(suspect.allocationSite()).replace("null", "none");
  }
}
