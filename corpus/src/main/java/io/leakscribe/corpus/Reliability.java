package io.leakscribe.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How often what was said with a confidence was so: the reliability curve (Murphy and Winkler,
 * 1977), with the Brier score. Each group of rows weighs the same.
 */
final class Reliability {
  private static final double[] EDGES = {0, 0.1, 0.3, 0.6, 0.8, 0.9, 0.97, 1.01};

  private Reliability() {}

  /** A Markdown table. */
  static String table(List<LedgerRow> rows, ToDoubleFunction<LedgerRow> confidence) {
    Map<String, Integer> sizes = new HashMap<>();
    rows.forEach(row -> sizes.merge(row.group(), 1, Integer::sum));
    StringBuilder table =
        new StringBuilder("| said | ledgers | mean said | were leaks |\n|---|---|---|---|\n");
    for (int i = 0; i + 1 < EDGES.length; i++) {
      table.append(row(rows, confidence, sizes, EDGES[i], EDGES[i + 1]));
    }
    return table
        .append(String.format(Locale.ROOT, "%nBrier score %.3f%n", brier(rows, confidence, sizes)))
        .toString();
  }

  private static String row(
      List<LedgerRow> rows,
      ToDoubleFunction<LedgerRow> confidence,
      Map<String, Integer> sizes,
      double from,
      double to) {
    double weight = 0;
    double said = 0;
    double leaks = 0;
    int count = 0;
    for (LedgerRow row : rows) {
      double told = confidence.applyAsDouble(row);
      if (told >= from && told < to) {
        double part = 1.0 / sizes.getOrDefault(row.group(), 1);
        weight += part;
        said += part * told;
        leaks += row.leak() ? part : 0;
        count++;
      }
    }
    return count == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "| %.0f–%.0f %% | %d | %.0f %% | %.0f %% |%n",
            100 * from,
            100 * Math.min(1, to),
            count,
            100 * said / weight,
            100 * leaks / weight);
  }

  /** Mean squared error of the confidence, 0 is best. */
  static double brier(
      List<LedgerRow> rows, ToDoubleFunction<LedgerRow> confidence, Map<String, Integer> sizes) {
    double sum = 0;
    for (LedgerRow row : rows) {
      double error = confidence.applyAsDouble(row) - (row.leak() ? 1 : 0);
      sum += error * error / sizes.getOrDefault(row.group(), 1);
    }
    return sum / sizes.size();
  }
}
