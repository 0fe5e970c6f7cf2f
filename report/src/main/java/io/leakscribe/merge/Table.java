package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of a document.
 *
 * @param header its column names
 * @param head the line of these, as it stands
 * @param rule the line below it, as it stands
 * @param rows in their order
 */
public record Table(List<String> header, String head, String rule, List<Row> rows) {
  /**
   * A row.
   *
   * @param raw as it stands
   * @param cells without blanks around; pipes stay escaped
   */
  public record Row(String raw, List<String> cells) {}

  /** Reads a unit that is a table. */
  public static Table of(Unit unit) {
    List<Row> rows = new ArrayList<>();
    for (String line : unit.lines().subList(2, unit.lines().size())) {
      rows.add(new Row(line, cells(line)));
    }
    String head = unit.lines().get(0);
    return new Table(cells(head), head, unit.lines().get(1), rows);
  }

  static List<String> cells(String line) {
    String inner = line.strip();
    inner = inner.startsWith("|") ? inner.substring(1) : inner;
    List<String> cells = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < inner.length(); i++) {
      if (inner.charAt(i) == '\\') {
        i++;
      } else if (inner.charAt(i) == '|') {
        cells.add(inner.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!inner.substring(start).isBlank()) {
      cells.add(inner.substring(start).strip());
    }
    return cells;
  }

  static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  boolean isWhole(Row row) {
    return row.cells().size() == header.size();
  }

  /**
   * How a row is found again: a row of events by its event and source, another row of times by all
   * but its value, any other row by its first cell.
   *
   * @param cells of the row, in the order of this table's columns
   */
  Ident ident(List<String> cells) {
    String text = String.join("\n", cells);
    int event = column("event");
    if (!header.get(0).toLowerCase(Locale.ROOT).startsWith("time")) {
      return new Ident(text, cells.get(0), "row");
    }
    if (event < 0) {
      return new Ident(text, String.join("\n", cells.subList(0, cells.size() - 1)), "");
    }
    int source = column("source");
    String key = cells.get(event);
    return new Ident(text, key.isEmpty() || source < 0 ? key : key + "\n" + cells.get(source), "");
  }

  /** What a note calls a row. */
  String name(List<String> cells) {
    int event = column("event");
    boolean byTime = header.get(0).toLowerCase(Locale.ROOT).startsWith("time");
    return byTime && event >= 0 && !cells.get(event).isEmpty()
        ? cells.get(event) + ", " + cells.get(0)
        : "“" + cells.get(0) + "”";
  }

  private int column(String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
