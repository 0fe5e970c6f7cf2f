package io.leakscribe.lint;

import io.leakscribe.incident.Format;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** L04: durations agree with times. */
final class Durations implements Check {
  private static final Pattern LABEL =
      Pattern.compile("(?i)^\\W{0,6}(?:total |incident |outage )?duration\\W{0,4}:");
  private static final Pattern HEAD =
      Pattern.compile(
          "as of (\\d{4}-\\d{2}-\\d{2})[^\n]{0,60}\\sof this day where no other is named");
  private static final Pattern CELL = Pattern.compile("(?i)(?:total |incident )?duration:?");

  @Override
  public void check(Document document, Context context, Notes to) {
    TimesView times = document.times();
    LocalDate asOf = asOf(document);
    for (Piece.Text text : document.texts()) {
      int line = text.line();
      for (String row : text.text().split("\n", -1)) {
        String plain =
            row.toLowerCase(java.util.Locale.ROOT).contains("duration") ? Inline.plain(row) : "";
        if (LABEL.matcher(plain).find()) {
          duration(line, plain, times, asOf, to);
        }
        line++;
      }
    }
    for (Piece.Table table : document.tables()) {
      for (Piece.Row row : table.rows()) {
        if (CELL.matcher(row.cell(0)).matches()) {
          duration(row.line(), row.cell(1), times, asOf, to);
        }
      }
    }
    interval(times, TimesView.Field.TTD, TimesView.Field.DETECTION, to);
    interval(times, TimesView.Field.TTM, TimesView.Field.MITIGATION, to);
    interval(times, TimesView.Field.TTR, TimesView.Field.RECOVERY, to);
  }

  private static void duration(
      int line, String told, TimesView times, @Nullable LocalDate asOf, Notes to) {
    Lengths.Length length = Lengths.in(told);
    List<Instant> own = ends(told, asOf);
    Duration between = own.size() < 2 ? null : Duration.between(own.get(0), own.get(1));
    if (length != null && between != null && !length.fits(between)) {
      disagree(line, "the duration", length, "from its begin to its end it is", between, to);
      return;
    }
    Instant end = times.at(TimesView.Field.RECOVERY);
    if (end == null) {
      return;
    }
    if (length != null && !fitsAny(length, times, TimesView.Field.RECOVERY)) {
      Duration whole = from(times, end);
      if (whole != null) {
        disagree(line, "the duration", length, "by the times of the incident it is", whole, to);
      }
    } else if (own.size() > 1 && Duration.between(own.get(1), end).abs().toMinutes() > 1) {
      to.add(
          Rule.L04,
          line,
          "the duration ends at %s and the recovery is at %s: correct the one that is wrong"
              .formatted(Format.minute(own.get(1)), Format.minute(end)));
    }
  }

  /** The day of a head that says that times without a date are of it; null without such a head. */
  private static @Nullable LocalDate asOf(Document document) {
    for (Piece.Text text : document.texts()) {
      Matcher head = HEAD.matcher(text.text());
      if (head.find()) {
        try {
          return LocalDate.parse(head.group(1));
        } catch (DateTimeException e) {
          return null;
        }
      }
    }
    return null;
  }

  /** Its begin and its end; what stands in brackets is how well one of them is known. */
  private static List<Instant> ends(String told, @Nullable LocalDate asOf) {
    String plain = told.replaceAll("\\([^()]{0,80}\\)", " ");
    return Clocks.in(plain, asOf).stream()
        .map(Clocks.Time::instant)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Duration from(TimesView times, Instant end) {
    Instant onset = times.at(TimesView.Field.ONSET);
    Instant begin = onset == null ? times.at(TimesView.Field.DETECTION) : onset;
    return begin == null ? null : Duration.between(begin, end);
  }

  /** Some count from the onset, others from the detection or the alert. */
  private static boolean fitsAny(Lengths.Length length, TimesView times, TimesView.Field to) {
    boolean none = true;
    for (TimesView.Field from :
        List.of(TimesView.Field.ONSET, TimesView.Field.DETECTION, TimesView.Field.ALERT)) {
      Duration between = from == to ? null : times.between(from, to);
      if (between != null && length.fits(between)) {
        return true;
      }
      none &= between == null;
    }
    return none;
  }

  private static void interval(
      TimesView times, TimesView.Field name, TimesView.Field end, Notes to) {
    TimesView.Entry entry = times.entry(name);
    Lengths.Length length = entry == null ? null : entry.length();
    Duration onset = times.between(TimesView.Field.ONSET, end);
    Duration between = onset == null ? times.between(TimesView.Field.DETECTION, end) : onset;
    if (entry != null && length != null && between != null && !fitsAny(length, times, end)) {
      disagree(entry.line(), name.label(), length, "to the " + end.label() + " it is", between, to);
    }
  }

  private static void disagree(
      int line, String what, Lengths.Length told, String by, Duration is, Notes to) {
    to.add(
        Rule.L04,
        line,
        "%s is told as %s and %s %s: correct the one that is wrong"
            .formatted(
                what,
                Format.duration(told.value()),
                by,
                is.isNegative() ? "negative" : Format.duration(is)));
  }
}
