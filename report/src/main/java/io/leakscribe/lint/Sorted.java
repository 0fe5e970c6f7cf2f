package io.leakscribe.lint;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** L22: the timeline is in the order of time. */
final class Sorted implements Check {
  private static final Pattern STARTS = Pattern.compile("(?i)^\\W{0,6}(?:at |on )?\\d");

  private Clocks.@Nullable Time last;

  @Override
  public void check(Document document, Context context, Notes to) {
    List<Piece> timeline = document.all(Part.TIMELINE);
    for (Piece.Table table : Document.only(Piece.Table.class, timeline)) {
      if (table.column("time", "when") == 0) {
        last = null;
        table.rows().forEach(row -> row(row, to));
      }
    }
    last = null;
    for (Piece.Text text : Document.only(Piece.Text.class, timeline)) {
      int line = text.line();
      for (String row : text.text().split("\n", -1)) {
        String lead = lead(Inline.plain(row));
        if (STARTS.matcher(lead).find()) {
          next(line, lead, to);
        }
        line++;
      }
    }
  }

  /** A time further inside a line tells of something else. */
  private static String lead(String text) {
    return text.substring(0, Math.min(24, text.length()));
  }

  private void row(Piece.Row row, Notes to) {
    if (!next(row.line(), row.cell(0), to)) {
      to.warn(
          Rule.L22,
          row.line(),
          "no time can be read from " + Notes.quote(row.cell(0)) + ": write '2026-11-21 08:27:35'");
    }
  }

  private boolean next(int line, String text, Notes to) {
    List<Clocks.Time> times = Clocks.in(text);
    if (times.isEmpty()) {
      return false;
    }
    Clocks.Time time = times.get(0);
    if (last != null && isBefore(time, last)) {
      to.add(
          Rule.L22,
          line,
          "the row of " + Notes.quote(text) + " is earlier than the one above it: move it");
    }
    last = time;
    return true;
  }

  private static boolean isBefore(Clocks.Time time, Clocks.Time last) {
    Instant at = time.instant();
    Instant before = last.instant();
    if (at != null && before != null) {
      return at.isBefore(before);
    }
    LocalTime clock = time.clock();
    // Without dates, a step back of half a day is midnight.
    return at == null
        && before == null
        && clock.isBefore(last.clock())
        && Duration.between(clock, last.clock()).toHours() < 12;
  }
}
