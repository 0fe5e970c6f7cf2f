package io.leakscribe.incident;

import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Compares each run with the one that it took over from. */
final class Restarts {
  private static final String RESTART = "restart";

  private final List<Turn> turns;
  private final List<Cleared> cleared;
  private final @Nullable Suspect leading;

  /** Takes the incident without its runs. */
  Restarts(Incident bare) {
    this.turns = bare.turns();
    this.cleared = bare.cleared();
    this.leading = bare.leading();
  }

  List<Restart> of(List<Run> runs) {
    List<Restart> restarts = new ArrayList<>();
    for (Run after : runs) {
      Run before = predecessor(runs, after);
      if (before != null) {
        restarts.add(compare(before, after));
      }
    }
    return restarts;
  }

  /**
   * The run that this one found lost; else the last one that had ended when it started, of the same
   * replica, or of any where no third run tells that there are several.
   */
  private static @Nullable Run predecessor(List<Run> runs, Run after) {
    Run best = null;
    for (Run run : runs) {
      if (run.lost() != null && run.lost().origin().run().equals(after.id())) {
        return run;
      }
      if (!run.id().equals(after.id()) && endedBefore(run, after) && isOfOne(runs, run, after)) {
        best = best == null || run.last().isAfter(best.last()) ? run : best;
      }
    }
    return best;
  }

  private static boolean endedBefore(Run run, Run after) {
    return run.hasEnded() && !run.last().isAfter(after.first());
  }

  private static boolean isOfOne(List<Run> runs, Run run, Run after) {
    return run.replica().equals(after.replica())
        || runs.stream()
            .filter(t -> !t.id().equals(run.id()) && !t.id().equals(after.id()))
            .noneMatch(
                third ->
                    third.first().isBefore(after.first()) && third.last().isAfter(after.first()));
  }

  /**
   * By the readings of the leading holder; where a run has too few of them, because its holder was
   * not among the largest or the run was short, by the rate that the agent gave in that run. The
   * live set comes last: it is noisy, and a short run hardly has readings of it.
   */
  private Restart compare(Run before, Run after) {
    OptionalDouble entriesBefore = entries(before);
    OptionalDouble entriesAfter = entries(after);
    Cleared said = said(after);
    if (entriesBefore.isPresent() && entriesAfter.isPresent()) {
      return new Restart(before, after, Restart.ENTRIES, entriesBefore, entriesAfter, said);
    }
    OptionalDouble floor =
        isYoung(before, after) ? OptionalDouble.empty() : after.floor().perHour();
    return new Restart(before, after, Restart.BYTES, before.floor().perHour(), floor, said);
  }

  /** What fills while a process starts looks like a leak, until it is as old as the other was. */
  private boolean isYoung(Run before, Run after) {
    Duration shown = null;
    for (Turn turn : turns) {
      if (turn.origin().run().equals(after.id())) {
        return false;
      }
      if (shown == null && turn.origin().run().equals(before.id())) {
        shown = Duration.between(before.first(), turn.origin().time());
      }
    }
    return shown != null && Duration.between(after.first(), after.last()).compareTo(shown) < 0;
  }

  private OptionalDouble entries(Run run) {
    Series series = leading == null ? null : run.holder(leading.holder());
    OptionalDouble read = series == null ? OptionalDouble.empty() : series.perHour();
    OptionalDouble told = told(run);
    // A run that grew, and stopped while it lived, is not one in which growth was gone.
    boolean stopped =
        read.isPresent() && told.isPresent() && read.getAsDouble() < told.getAsDouble() / 2;
    return read.isEmpty() || stopped ? told : read;
  }

  /** The newest rate of the leading suspect that the agent gave in a run. */
  private OptionalDouble told(Run run) {
    OptionalDouble rate = OptionalDouble.empty();
    for (Turn turn : turns) {
      for (Suspect suspect : turn.suspects()) {
        boolean same =
            leading != null
                && suspect.fingerprint().equals(leading.fingerprint())
                && turn.origin().run().equals(run.id());
        if (same && suspect.entriesPerHour() != null) {
          rate = OptionalDouble.of(suspect.entriesPerHour());
        }
      }
    }
    return rate;
  }

  private @Nullable Cleared said(Run after) {
    return cleared.stream()
        .filter(one -> one.hypothesis().equals(RESTART) && one.origin().run().equals(after.id()))
        .findFirst()
        .orElse(null);
  }
}
