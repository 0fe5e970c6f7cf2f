package io.leakscribe.bench.service;

import static java.util.Locale.ROOT;

import io.leakscribe.bench.service.Statistics.Estimate;
import java.util.List;

/** Results as Markdown. */
final class Table {
  private static final List<String> HEAD =
      List.of(
          "arm",
          "rounds",
          "CPU per request",
          "CPU per request, paced",
          "throughput",
          "p50",
          "p99",
          "p99.9",
          "first response",
          "CPU until then",
          "RSS",
          "allocated per request",
          "collections, ms per 1000",
          "other pauses, ms per 1000",
          "longest other, ms");

  private final Pairs pairs;
  private final StringBuilder text = new StringBuilder();

  private Table(Pairs pairs) {
    this.pairs = pairs;
  }

  /** All that is told of a file of results. */
  static String of(Results.Content content) {
    Table table = new Table(new Pairs(content.runs()));
    content.about().forEach(line -> table.text.append(line).append("  \n"));
    table.text.append('\n');
    table.main();
    table.text.append('\n').append(new ThreadTable(table.pairs).text());
    return table.text.toString();
  }

  private void main() {
    row(HEAD);
    text.append("|---").append("|---:".repeat(HEAD.size() - 1)).append("|\n");
    for (String arm : pairs.arms()) {
      row(arm.equals(Arms.NONE) ? absolute() : compared(arm));
    }
  }

  private List<String> absolute() {
    String arm = Arms.NONE;
    return List.of(
        arm,
        Integer.toString(pairs.absolute(arm, Measures.CPU).n()),
        number("%.0f µs", Measures.CPU),
        number("%.0f µs", Measures.PACED_CPU),
        number("%.0f/s", Measures.THROUGHPUT),
        number("%.0f µs", Measures.P50),
        number("%.0f µs", Measures.P99),
        number("%.0f µs", Measures.P999),
        number("%.0f ms", Measures.START),
        number("%.0f ms", Measures.START_CPU),
        number("%.0f MiB", Measures.RESIDENT),
        number("%.1f KiB", Measures.ALLOCATED),
        pauses(arm, Measures.COLLECTIONS),
        pauses(arm, Measures.OTHERS),
        pauses(arm, Measures.LONGEST_OTHER));
  }

  private List<String> compared(String arm) {
    return List.of(
        "`" + arm + "`",
        Integer.toString(pairs.ratio(arm, Measures.CPU).n()),
        ratio(arm, Measures.CPU),
        ratio(arm, Measures.PACED_CPU),
        ratio(arm, Measures.THROUGHPUT),
        ratio(arm, Measures.P50),
        ratio(arm, Measures.P99),
        ratio(arm, Measures.P999),
        more(arm, Measures.START, "ms"),
        more(arm, Measures.START_CPU, "ms"),
        more(arm, Measures.RESIDENT, "MiB"),
        ratio(arm, Measures.ALLOCATED),
        pauses(arm, Measures.COLLECTIONS),
        pauses(arm, Measures.OTHERS),
        pauses(arm, Measures.LONGEST_OTHER));
  }

  private String number(String format, String measure) {
    Estimate estimate = pairs.absolute(Arms.NONE, measure);
    return estimate.n() == 0 ? "" : String.format(ROOT, format, estimate.median());
  }

  private String ratio(String arm, String measure) {
    Estimate e = pairs.ratio(arm, measure);
    return e.n() == 0
        ? ""
        : String.format(ROOT, "%.3f [%.3f, %.3f]", e.median(), e.low(), e.high());
  }

  private String more(String arm, String measure, String unit) {
    Estimate e = pairs.difference(arm, measure);
    return e.n() == 0
        ? ""
        : String.format(ROOT, "%+.0f %s [%+.0f, %+.0f]", e.median(), unit, e.low(), e.high());
  }

  private String pauses(String arm, String measure) {
    Estimate estimate = pairs.absolute(arm, measure);
    return estimate.n() == 0 ? "" : String.format(ROOT, "%.2f", estimate.median());
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
