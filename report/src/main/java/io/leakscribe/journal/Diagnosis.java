package io.leakscribe.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the suspects.
 *
 * @param hypotheses every wrong suspect that was tested, with the answer; the cleared ones are in
 *     {@code ruledOut} as well
 * @param restartBuys what a restart would gain, null while that is not known
 * @param undecided what is not known yet, what will decide it and about when, a sentence each
 */
public record Diagnosis(
    List<Hypothesis> hypotheses, @Nullable RestartGain restartBuys, List<String> undecided) {

  /** Nothing is known. */
  public static final Diagnosis NONE = new Diagnosis(List.of(), null, List.of());

  public Diagnosis {
    hypotheses = List.copyOf(hypotheses);
    undecided = List.copyOf(undecided);
  }
}
