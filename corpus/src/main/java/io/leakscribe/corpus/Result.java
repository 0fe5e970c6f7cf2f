package io.leakscribe.corpus;

/** A run and the judgement of it. */
record Result(Outcome outcome, Verdict verdict) {

  static Result of(Outcome outcome) {
    return new Result(outcome, Judge.of(outcome));
  }

  Specimen specimen() {
    return outcome.specimen();
  }
}
