package io.leakscribe.lint;

import java.util.List;
import java.util.regex.Pattern;

/** L21: all times are in UTC and say so. */
final class Utc implements Check {
  private static final Pattern SAYS_UTC =
      Pattern.compile("\\b(?:UTC|GMT)\\b|\\d:\\d{2}(?:\\.\\d{1,9})?Z\\b");
  private static final Pattern CLOCK =
      Pattern.compile("(?<![\\d:.])[0-2]?\\d:[0-5]\\d(?![\\d:]\\d)");

  @Override
  public void check(Document document, Context context, Notes to) {
    List<String> lines = document.lines();
    int first = 0;
    boolean said = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      said |= SAYS_UTC.matcher(line).find();
      if (line.indexOf(':') >= 0) {
        first = first == 0 && CLOCK.matcher(line).find() ? i + 1 : first;
      }
    }
    boolean other = others(document, to);
    if (first > 0 && !said && !other) {
      to.add(
          Rule.L21,
          first,
          "nothing says in which zone the times are: write them in UTC, and say so");
    }
  }

  /** Whether another zone was named. */
  private static boolean others(Document document, Notes to) {
    boolean found = false;
    for (Piece.Text text : document.texts()) {
      int line = text.line();
      for (String row : text.text().split("\n", -1)) {
        found |= zone(line++, Inline.prose(row), to);
      }
    }
    for (Piece.Table table : document.tables()) {
      for (Piece.Row row : table.rows()) {
        for (String cell : row.cells()) {
          found |= zone(row.line(), Inline.prose(cell), to);
        }
      }
    }
    return found;
  }

  private static boolean zone(int line, String text, Notes to) {
    if (to.isFull(Rule.L21) || text.indexOf(':') < 0) {
      return false;
    }
    List<Clocks.Time> times = Clocks.in(text);
    boolean utcToo = times.stream().anyMatch(time -> time.isUtc() && !time.offset().isEmpty());
    for (Clocks.Time time : times) {
      if (!time.isUtc() && !utcToo) {
        to.add(
            Rule.L21,
            line,
            "the time %s is in '%s': write it in UTC".formatted(time.clock(), time.offset()));
        return true;
      }
    }
    return false;
  }
}
