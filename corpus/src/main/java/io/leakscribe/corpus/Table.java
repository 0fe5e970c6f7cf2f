package io.leakscribe.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results as Markdown. */
final class Table {
  private static final List<String> COLUMNS =
      List.of(
          "program", "what", "JDK", "suspected", "confirmed", "holder named", "site named", "ok");

  private Table() {}

  static String of(List<Result> results) {
    List<String> lines = new ArrayList<>();
    part(lines, "Leaks", results.stream().filter(r -> r.specimen().leaks()).toList());
    part(lines, "Healthy programs", results.stream().filter(r -> !r.specimen().leaks()).toList());
    lines.add("### Summary");
    lines.add("");
    Totals.of(results).forEach(line -> lines.add("- " + line));
    return String.join("\n", lines) + "\n";
  }

  private static void part(List<String> lines, String title, List<Result> results) {
    if (results.isEmpty()) {
      return;
    }
    lines.add("### " + title);
    lines.add("");
    boolean compared = results.stream().anyMatch(result -> result.rivals() != null);
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(compared ? RivalCells.COLUMNS : List.of());
    lines.add(row(columns));
    lines.add("|" + "---|".repeat(columns.size()));
    for (Result result : results) {
      List<String> cells = cells(result);
      cells.addAll(compared ? RivalCells.of(result) : List.of());
      lines.add(row(cells));
    }
    lines.add("");
  }

  private static List<String> cells(Result result) {
    Verdict verdict = result.verdict();
    List<String> cells = new ArrayList<>();
    cells.add(result.specimen().name());
    cells.add(result.specimen().what());
    cells.add(result.outcome().platform().label());
    cells.add(percent(verdict.suspected()));
    cells.add(percent(verdict.confirmed()));
    cells.add(named(result, verdict.holder(), verdict.said()));
    cells.add(named(result, verdict.site(), verdict.saidSite()));
    cells.add(ok(result));
    return cells;
  }

  private static String named(Result result, boolean right, String said) {
    if (result.verdict().suspect() == null) {
      return "–";
    }
    return right ? "✓" : "`" + said + "`";
  }

  private static String ok(Result result) {
    String problem = result.outcome().problem();
    if (problem != null) {
      return "**not judged**: " + problem;
    }
    return result.verdict().ok() ? "✓" : "**no**";
  }

  /** "34 %", or a dash. */
  static String percent(@Nullable Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String row(List<String> cells) {
    return "| "
        + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
        + " |";
  }
}
