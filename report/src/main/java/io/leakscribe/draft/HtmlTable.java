package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import java.util.ArrayList;
import java.util.List;

/** Tables; on a phone each row becomes a card, but numbers stay a table that scrolls by itself. */
final class HtmlTable {
  private static final TimelineRows NO_ROWS = TimelineRows.of(List.of());

  /** As long as a time with its date. */
  private static final int SHORT = 20;

  private final StringBuilder out = new StringBuilder();

  private HtmlTable() {}

  static String of(Block.Table table, HtmlText text) {
    return new HtmlTable().render(table, text, false);
  }

  /** With the number of each row, which is its anchor as well. */
  static String numbered(Block.Table table, HtmlText text) {
    return new HtmlTable().render(table, text, true);
  }

  /** What a chart shows. */
  static String numbers(Chart chart) {
    HtmlTable table = new HtmlTable();
    String title = HtmlText.escape(chart.title());
    table.out.append("<div class=\"scroll numbers\" tabindex=\"0\" role=\"group\" aria-label=\"");
    table.out.append(title).append("\">\n<table>\n<caption>").append(title);
    table.head(chart.header(), false);
    HtmlText text = new HtmlText(NO_ROWS);
    for (List<String> row : chart.table()) {
      table.out.append("<tr>");
      row.forEach(
          cell -> table.out.append("<td>").append(text.line(Say.only(cell))).append("</td>"));
      table.out.append("</tr>\n");
    }
    return table.out.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private String render(Block.Table table, HtmlText text, boolean numbered) {
    out.append("<div class=\"scroll\">\n<table class=\"cards\">\n<caption>")
        .append(HtmlText.escape(table.caption()));
    head(table.header(), numbered);
    boolean[] isShort = shortColumns(table);
    int number = 1;
    for (List<List<Span>> row : table.rows()) {
      out.append(numbered ? "<tr id=\"row-" + number + "\">" : "<tr>");
      out.append(numbered ? "<th scope=\"row\">" + number++ + "</th>" : "");
      for (int i = 0; i < row.size(); i++) {
        // A phone shows a row as a card; a word or a number then needs its column's name.
        String label = HtmlText.escape(table.header().get(i));
        out.append(isShort[i] ? "<td class=\"short\" data-label=\"" + label + "\">" : "<td>");
        out.append(text.line(row.get(i))).append("</td>");
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody>\n</table>\n</div>\n").toString();
  }

  /** Columns with a word, a number or a time in each row, which need not be broken. */
  private static boolean[] shortColumns(Block.Table table) {
    boolean[] isShort = new boolean[table.header().size()];
    for (int i = 0; i < isShort.length; i++) {
      int column = i;
      isShort[i] =
          table.rows().stream().mapToInt(row -> HtmlText.length(row.get(column))).max().orElse(0)
              <= SHORT;
    }
    return isShort;
  }

  private void head(List<String> header, boolean numbered) {
    List<String> names = new ArrayList<>(header);
    if (numbered) {
      names.add(0, "No.");
    }
    out.append("</caption>\n<thead><tr>");
    for (String name : names) {
      out.append("<th scope=\"col\">").append(HtmlText.escape(name)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }
}
