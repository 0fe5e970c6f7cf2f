package io.leakscribe.agent.suspect;

import io.leakscribe.journal.Hypothesis;
import io.leakscribe.journal.RuledOut;
import java.util.List;

/**
 * Tests the suspects that people chase first. Each has one test with a number, and one of three
 * answers; what is not measured is never cleared.
 */
final class Hypotheses {
  private Hypotheses() {}

  static List<Hypothesis> about(Grounds grounds) {
    return List.of(
        LoadHypotheses.traffic(grounds),
        LoadHypotheses.database(grounds),
        ChangeHypotheses.deploy(grounds),
        ChangeHypotheses.library(grounds),
        MemoryHypotheses.collector(grounds),
        MemoryHypotheses.outside(grounds),
        ChangeHypotheses.restart(grounds));
  }

  static List<RuledOut> cleared(List<Hypothesis> tested) {
    return tested.stream()
        .filter(hypothesis -> hypothesis.answer() == Hypothesis.Answer.CLEARED)
        .map(hypothesis -> new RuledOut(hypothesis.name(), hypothesis.evidence()))
        .toList();
  }
}
