package io.leakscribe.corpus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the weights of signs by logistic regression on the ledger's own form: a prior, and for each
 * family the sum of its signs in favour, capped, and all that speaks against. Pulled towards the
 * weights it starts from, because many signs are rare; a sign keeps its direction. Plain gradient
 * descent: some dozens of weights.
 *
 * <p>Each group of rows weighs the same, whatever its length. See Hosmer, Lemeshow and Sturdivant,
 * Applied Logistic Regression, 3rd ed., ch. 1 and 10 (penalized estimation).
 */
final class Fit {
  /** The most that a family may say in favour. */
  static final double CAP = 3.5;

  private static final int STEPS = 4000;
  private static final double RATE = 0.5;

  /** How much a weight that moves by one nat costs, in groups that are told wrong. */
  private static final double PULL = 0.25;

  private final Map<String, Double> start;
  private final Map<String, Double> weights;
  private final double startPrior;
  private double prior;

  /**
   * @param weights to start from, in nats, by sign
   * @param prior to start from, in nats
   */
  Fit(Map<String, Double> weights, double prior) {
    this.start = Map.copyOf(weights);
    this.weights = new LinkedHashMap<>(weights);
    this.startPrior = prior;
    this.prior = prior;
  }

  /** Learns from the rows. */
  Fit learn(List<LedgerRow> rows) {
    Map<String, Integer> sizes = new HashMap<>();
    rows.forEach(row -> sizes.merge(row.group(), 1, Integer::sum));
    for (int step = 0; step < STEPS; step++) {
      Map<String, Double> gradient = new HashMap<>();
      double[] ofPrior = {0};
      for (LedgerRow row : rows) {
        double error =
            (confidence(row) - (row.leak() ? 1 : 0))
                / sizes.getOrDefault(row.group(), 1)
                / sizes.size();
        ofPrior[0] += error;
        addGradient(gradient, row, error);
      }
      prior -= RATE * (ofPrior[0] + PULL / sizes.size() * (prior - startPrior));
      move(gradient, sizes.size());
    }
    return this;
  }

  private void addGradient(Map<String, Double> gradient, LedgerRow row, double error) {
    Map<String, Double> sums = families(row);
    for (int i = 0; i < row.signs().size(); i++) {
      boolean against = start.getOrDefault(row.signs().get(i), 0.0) < 0;
      if (against || sums.getOrDefault(row.families().get(i), 0.0) < CAP) {
        gradient.merge(row.signs().get(i), error, Double::sum);
      }
    }
  }

  private void move(Map<String, Double> gradient, int groups) {
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      double from = start.getOrDefault(entry.getKey(), 0.0);
      double pull = PULL / groups * (entry.getValue() - from);
      double to = entry.getValue() - RATE * (gradient.getOrDefault(entry.getKey(), 0.0) + pull);
      entry.setValue(from >= 0 ? Math.max(0, to) : Math.min(0, to));
    }
  }

  /** Probability that the row is a leak, 0 to 1. */
  double confidence(LedgerRow row) {
    double sum = prior;
    for (String sign : row.signs()) {
      sum += Math.min(0, weights.getOrDefault(sign, 0.0));
    }
    for (double family : families(row).values()) {
      sum += Math.min(CAP, family);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** What speaks in favour, by family. */
  private Map<String, Double> families(LedgerRow row) {
    Map<String, Double> sums = new HashMap<>();
    for (int i = 0; i < row.signs().size(); i++) {
      double weight = weights.getOrDefault(row.signs().get(i), 0.0);
      sums.merge(row.families().get(i), Math.max(0, weight), Double::sum);
    }
    return sums;
  }

  /** What was learned, in nats, by sign. */
  Map<String, Double> weights() {
    return Map.copyOf(weights);
  }

  double prior() {
    return prior;
  }
}
