package io.leakscribe.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a holder that is in no sample held nothing. A sample has the suspects first, then the
 * holders that led earlier incidents, however small, then the largest. So a suspect that is missing
 * is gone: with its class, which another version does not load, or with what referred to it. Before
 * a holder was first suspected it may have been too small to be told of, and nothing follows.
 */
final class Absent {
  /** One sample may have missed it. */
  private static final int MIN_WALKS = 3;

  private final List<Turn> turns;

  Absent(List<Turn> turns) {
    this.turns = turns;
  }

  /**
   * The run, with readings of zero where a holder was watched for and was not there.
   *
   * @param walks when the process was looked through for holders
   */
  Run filled(Run run, Collection<String> holders, List<Instant> walks) {
    List<Run.HolderSeries> all = new ArrayList<>();
    for (String holder : new TreeSet<>(holders)) {
      Series series = run.holder(holder);
      Series filled =
          series == null ? nowhere(run, holder, walks) : gone(run, holder, series, walks);
      if (filled != null) {
        all.add(new Run.HolderSeries(holder, filled));
      }
    }
    return run.with(all);
  }

  /** In a run that was started once it was known what to look for. */
  private @Nullable Series nowhere(Run run, String holder, List<Instant> walks) {
    boolean known =
        turns.stream()
            .anyMatch(turn -> names(turn, holder) && turn.origin().time().isBefore(run.first()));
    return known && walks.size() >= MIN_WALKS ? Series.none(walks) : null;
  }

  /** In a run that suspects it to the end, after the last sample that has it. */
  private Series gone(Run run, String holder, Series series, List<Instant> walks) {
    Turn newest = null;
    for (Turn turn : turns) {
      newest = turn.origin().run().equals(run.id()) ? turn : newest;
    }
    Instant last = series.last().time();
    List<Instant> without = walks.stream().filter(time -> time.isAfter(last)).toList();
    boolean suspected = newest != null && names(newest, holder);
    return suspected && without.size() >= MIN_WALKS ? series.andNone(without) : series;
  }

  private static boolean names(Turn turn, String holder) {
    return turn.suspects().stream().anyMatch(one -> holder.equals(one.holder()));
  }
}
