package io.leakscribe.lint;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of the incident, wherever the document tells them: rows of a table ({@code | Onset |
 * 2026-… |}) or lines with a label ({@code - **Onset:** 2026-…}).
 */
final class TimesView {
  /** What is told. */
  enum Field {
    ONSET("onset", "onset|(incident |impact )?(start(ed)?|began|begin(ning)?)"),
    DETECTION("detection", "detect(ion|ed)|first (detected|seen|report(ed)?)"),
    ACKNOWLEDGED("acknowledgement", "ack(nowledge(d|ment)?)?"),
    ALERT("alert", "(first )?alert(ed)?|paged?"),
    MITIGATION("mitigation", "mitigat(ion|ed)"),
    RECOVERY("recovery", "recover(y|ed)|resol(ution|ved)|restored|(incident |impact )?end(ed)?"),
    TTD("TTD", "m?ttd|(mean )?time to detect(ion)?"),
    TTM("TTM", "m?ttm|(mean )?time to mitigat(e|ion)"),
    TTR("TTR", "m?ttr|(mean )?time to (recover|recovery|resolve|resolution|repair|restore)");

    private final String label;
    private final Pattern pattern;

    Field(String label, String pattern) {
      this.label = label;
      this.pattern = Pattern.compile("(" + pattern + ")( time)?( \\([^)]{0,60}\\))?:?");
    }

    String label() {
      return label;
    }
  }

  /**
   * One entry.
   *
   * @param value what stands where the time belongs
   * @param rest all that is said beside it
   */
  record Entry(int line, String value, String rest) {
    /** The time, or the first of the times that bound it. */
    @Nullable Instant first() {
      return instants().stream().min(Instant::compareTo).orElse(null);
    }

    @Nullable Instant last() {
      return instants().stream().max(Instant::compareTo).orElse(null);
    }

    private List<Instant> instants() {
      return Clocks.in(value).stream().map(Clocks.Time::instant).filter(Objects::nonNull).toList();
    }

    Lengths.@Nullable Length length() {
      return Lengths.in(value);
    }

    boolean isEmpty() {
      return (value + rest).isBlank();
    }
  }

  private final Map<Field, Entry> entries = new EnumMap<>(Field.class);
  private int line = 1;

  static TimesView of(Document document) {
    TimesView view = new TimesView();
    document.tables().forEach(view::table);
    document.texts().forEach(view::text);
    return view;
  }

  private void table(Piece.Table table) {
    int value = Math.max(1, table.column("time", "when", "value"));
    for (Piece.Row row : table.rows()) {
      Field field = field(row.cell(0));
      if (field != null && row.cells().size() > 1) {
        StringBuilder rest = new StringBuilder();
        for (int i = 1; i < row.cells().size(); i++) {
          rest.append(i == value ? "" : row.cells().get(i) + " ");
        }
        line = entries.isEmpty() ? table.line() : line;
        entries.putIfAbsent(field, new Entry(row.line(), row.cell(value), rest.toString()));
      }
    }
  }

  private void text(Piece.Text text) {
    int number = text.line();
    for (String row : text.text().split("\n", -1)) {
      String plain = row.indexOf(':') < 0 ? "" : Inline.plain(row);
      int colon = plain.indexOf(':');
      Field field = colon > 0 && colon < 60 ? field(plain.substring(0, colon)) : null;
      if (field != null) {
        entries.putIfAbsent(field, new Entry(number, plain.substring(colon + 1), ""));
      }
      number++;
    }
  }

  private static @Nullable Field field(String name) {
    if (name.length() > 60) {
      return null;
    }
    String key = name.strip().toLowerCase(java.util.Locale.ROOT);
    for (Field field : Field.values()) {
      if (field.pattern.matcher(key).matches()) {
        return field;
      }
    }
    return null;
  }

  @Nullable Entry entry(Field field) {
    return entries.get(field);
  }

  @Nullable Instant at(Field field) {
    Entry entry = entries.get(field);
    return entry == null ? null : entry.first();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Where the table is. */
  int line() {
    return line;
  }

  /** From one to the other; null when one of them is not known. */
  @Nullable Duration between(Field from, Field to) {
    Instant begin = at(from);
    Instant end = at(to);
    return begin == null || end == null ? null : Duration.between(begin, end);
  }
}
