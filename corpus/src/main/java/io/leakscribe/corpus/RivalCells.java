package io.leakscribe.corpus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the others say, for the table. */
final class RivalCells {
  static final List<String> COLUMNS = List.of("JMC", "predict_linear", "deriv", "threshold");

  private RivalCells() {}

  /** As many cells as there are columns. */
  static List<String> of(Result result) {
    Rivals rivals = result.rivals();
    if (rivals == null || rivals.problem() != null) {
      return List.of("?", "?", "?", "?");
    }
    return List.of(
        jmc(rivals, result.specimen()),
        Table.percent(rivals.predictLinear()),
        Table.percent(rivals.deriv()),
        Table.percent(rivals.threshold()));
  }

  private static String jmc(Rivals rivals, Specimen specimen) {
    @Nullable Double share = rivals.jmc();
    return share == null
        ? "–"
        : "by " + Table.percent(share) + (rivals.jmcNames(specimen) ? ", named" : "");
  }

  /** The cells with their columns' names. */
  static List<String> words(Result result) {
    Rivals rivals = result.rivals();
    if (rivals != null && rivals.problem() != null) {
      return List.of(rivals.problem());
    }
    List<String> cells = of(result);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      words.add(COLUMNS.get(i) + " " + cells.get(i));
    }
    return words;
  }
}
