package io.leakscribe.corpus;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run and the judgement of it.
 *
 * @param rivals what others say of such a run; null when they were not asked
 */
record Result(Outcome outcome, Verdict verdict, @Nullable Rivals rivals) {

  static Result of(Outcome outcome) {
    return new Result(outcome, Judge.of(outcome), null);
  }

  Result beside(Rivals others) {
    return new Result(outcome, verdict, others);
  }

  Specimen specimen() {
    return outcome.specimen();
  }

  /** "classic.ListLeak on 17 G1". */
  String name() {
    return specimen().name() + " on " + outcome.platform().label();
  }

  /** One line for a person. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: suspected %s, confirmed %s, %s%s; %s after %.0f s%s",
        name(),
        Table.percent(verdict.suspected()),
        Table.percent(verdict.confirmed()),
        verdict.said(),
        verdict.ok() ? "" : " -- NOT OK",
        outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        outcome.lasted(),
        outcome.problem() == null ? "" : ": " + outcome.problem());
  }
}
