package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import io.leakscribe.merge.Table;
import io.leakscribe.merge.Unit;
import io.leakscribe.merge.Units;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person made of the Markdown, so that other formats show it. Knows headings,
 * paragraphs, lists, tables, quotes, fences and our charts; anything else is shown as it stands.
 */
final class MarkdownReader {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(-->|$)");
  private static final Pattern HEADING = Pattern.compile("\\s*(#{1,6})\\s*(.*?)[\\s#]*");
  private static final Pattern IMAGE = Pattern.compile("(?s)!\\[.*]\\(\\./([a-z0-9-]+)\\.svg\\)");
  private static final Pattern BULLET = Pattern.compile("(?s)(\\s*)([-*+]|\\d+[.)])\\s+(.*)");
  private static final Pattern FACT = Pattern.compile("(?s)\\*\\*(.+?):?\\*\\*:?\\s*(.*)");

  private final List<Chart> charts;
  private final List<Unit> units;
  private final List<Block> blocks = new ArrayList<>();
  private int at;

  private MarkdownReader(List<Chart> charts, List<Unit> units) {
    this.charts = charts;
    this.units = units;
  }

  static List<Block> blocks(String markdown, List<Chart> charts) {
    String text = COMMENT.matcher(markdown.replace("\r\n", "\n")).replaceAll("");
    MarkdownReader reader = new MarkdownReader(charts, Units.of(text.lines().toList()));
    while (reader.at < reader.units.size()) {
      reader.next();
    }
    return reader.blocks;
  }

  private void next() {
    Unit unit = units.get(at);
    switch (unit.kind()) {
      case HEADING -> heading(unit.text());
      case PARAGRAPH -> paragraph(unit.text());
      case QUESTION -> question(unit.text());
      case ITEM -> bullets();
      case QUOTE -> quote();
      case FENCE -> fence(unit.lines());
      case TABLE -> table(unit);
    }
  }

  private void heading(String text) {
    Matcher matcher = HEADING.matcher(text);
    int level = matcher.matches() ? Math.min(3, matcher.group(1).length()) : 3;
    String words = matcher.matches() ? matcher.group(2) : text;
    blocks.add(new Block.Heading(level, Inline.plain(words)));
    at++;
  }

  private void paragraph(String text) {
    Chart chart = chart(text);
    at++;
    if (chart == null) {
      blocks.add(new Block.Paragraph(Inline.spans(text)));
      return;
    }
    blocks.add(new Block.Figure(chart));
    // The figure brings its description and its numbers.
    while (at < units.size() && isOf(chart, units.get(at))) {
      at++;
    }
  }

  private @Nullable Chart chart(String text) {
    Matcher image = IMAGE.matcher(text.strip());
    return !image.matches()
        ? null
        : charts.stream().filter(c -> c.name().equals(image.group(1))).findFirst().orElse(null);
  }

  private static boolean isOf(Chart chart, Unit unit) {
    String text = unit.text().strip();
    if (text.equals(MarkdownRenderer.NUMBERS) || text.equals(MarkdownRenderer.NUMBERS_END)) {
      return true;
    }
    return unit.kind() == Unit.Kind.TABLE
        ? Table.of(unit).header().equals(chart.header())
        : Inline.plain(unit.text()).equals(MarkdownRenderer.clean(chart.description()));
  }

  private void question(String text) {
    blocks.add(new Block.Question(Inline.plain(text.substring(Units.QUESTION.length()).strip())));
    at++;
  }

  private void bullets() {
    List<List<Span>> lines = new ArrayList<>();
    for (; at < units.size() && units.get(at).kind() == Unit.Kind.ITEM; at++) {
      Matcher matcher = BULLET.matcher(units.get(at).text());
      String text = matcher.matches() ? matcher.group(3) : units.get(at).text();
      boolean isNumbered = matcher.matches() && matcher.group(2).length() > 1;
      lines.add(Inline.spans(isNumbered ? matcher.group(2) + " " + text : text));
    }
    blocks.add(new Block.Bullets(lines));
  }

  private void quote() {
    List<String> lines = new ArrayList<>();
    for (; at < units.size() && units.get(at).kind() == Unit.Kind.QUOTE; at++) {
      lines.add(units.get(at).text().strip().substring(1).strip());
    }
    List<Block.Fact> facts = new ArrayList<>();
    Matcher title = FACT.matcher(lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      Matcher fact = FACT.matcher(line);
      if (fact.matches()) {
        facts.add(new Block.Fact(Inline.plain(fact.group(1)), Inline.spans(fact.group(2))));
      }
    }
    boolean isBox = title.matches() && title.group(2).isEmpty();
    if (isBox && !facts.isEmpty() && facts.size() == lines.size() - 1) {
      blocks.add(new Block.Box(Inline.plain(title.group(1)), facts));
    } else {
      lines.forEach(line -> blocks.add(new Block.Paragraph(Inline.spans("“" + line + "”"))));
    }
  }

  private void fence(List<String> lines) {
    int last = lines.size() - 1;
    boolean isClosed = last > 0 && lines.get(last).strip().matches("(```|~~~)\\W*");
    List<String> inner = lines.subList(1, isClosed ? last : lines.size());
    if (lines.get(0).strip().equals("```mermaid")) {
      blocks.add(new Block.Mermaid(String.join("\n", inner) + "\n"));
    } else {
      inner.forEach(line -> blocks.add(new Block.Paragraph(Say.code(line))));
    }
    at++;
  }

  private void table(Unit unit) {
    Table table = Table.of(unit);
    List<List<List<Span>>> rows = new ArrayList<>();
    int width = table.header().size();
    for (Table.Row row : table.rows()) {
      List<String> cells = new ArrayList<>(row.cells());
      cells.addAll(Collections.nCopies(Math.max(0, width - cells.size()), ""));
      while (cells.size() > Math.max(1, width)) {
        String extra = cells.remove(cells.size() - 1);
        cells.set(cells.size() - 1, cells.get(cells.size() - 1) + " " + extra);
      }
      rows.add(cells.stream().map(Inline::spans).toList());
    }
    blocks.add(new Block.Table("", table.header().stream().map(Inline::plain).toList(), rows));
    at++;
  }
}
