package io.leakscribe.corpus;

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
}
