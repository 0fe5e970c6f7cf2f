package io.leakscribe.incident;

import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Compares each run with the one that it took over from. */
final class Restarts {
  private Restarts() {}

  static List<Restart> of(List<Run> runs, @Nullable Suspect leading) {
    List<Restart> restarts = new ArrayList<>();
    for (Run after : runs) {
      Run before = predecessor(runs, after);
      if (before != null) {
        restarts.add(compare(before, after, leading));
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
      if (run != after && endedBefore(run, after) && isOfOne(runs, run, after)) {
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
            .filter(third -> third != run && third != after)
            .noneMatch(
                third ->
                    third.first().isBefore(after.first()) && third.last().isAfter(after.first()));
  }

  private static Restart compare(Run before, Run after, @Nullable Suspect leading) {
    String holder = leading == null ? null : leading.holder();
    OptionalDouble entriesBefore = perHour(before.holder(holder));
    OptionalDouble entriesAfter = perHour(after.holder(holder));
    if (entriesBefore.isPresent() && entriesAfter.isPresent()) {
      return new Restart(before, after, "entries", entriesBefore, entriesAfter);
    }
    return new Restart(before, after, "bytes", before.floor().perHour(), after.floor().perHour());
  }

  private static OptionalDouble perHour(@Nullable Series series) {
    return series == null ? OptionalDouble.empty() : series.perHour();
  }
}
