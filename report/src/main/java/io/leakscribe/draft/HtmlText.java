package io.leakscribe.draft;

import io.leakscribe.chart.Xml;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of text as HTML. */
final class HtmlText {
  private static final String DAY = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
  private static final String CLOCK = "(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?";

  /** A time that says its zone, anywhere, or one that stands alone in its cell. */
  private static final Pattern TIME =
      Pattern.compile("\\b(%s) (%s) UTC\\b|^(%s) (%s)$".formatted(DAY, CLOCK, DAY, CLOCK));

  private final TimelineRows rows;

  HtmlText(TimelineRows rows) {
    this.rows = rows;
  }

  String line(List<Span> spans) {
    StringBuilder line = new StringBuilder();
    for (Span span : spans) {
      if (span instanceof Span.Text words) {
        line.append(times(name(words.text())));
      } else if (span instanceof Span.Strong strong) {
        line.append("<strong>").append(times(name(strong.text()))).append("</strong>");
      } else if (span instanceof Span.Code code) {
        line.append("<code>").append(name(code.text())).append("</code>");
      } else if (span instanceof Span.Cite cite) {
        line.append(cite(cite.event()));
      }
    }
    return line.toString();
  }

  /** How many characters a reader sees. */
  static int length(List<Span> spans) {
    int length = 0;
    for (Span span : spans) {
      length +=
          span instanceof Span.Text text
              ? text.text().length()
              : span instanceof Span.Strong strong
                  ? strong.text().length()
                  : span instanceof Span.Code code
                      ? code.text().length()
                      : ((Span.Cite) span).event().length() + 2;
    }
    return length;
  }

  /** An event that has a row in the timeline leads there. */
  private String cite(String event) {
    String shown = "[" + escape(event) + "]";
    Integer row = rows.numberOf(event);
    return row == null
        ? "<small>" + shown + "</small>"
        : "<small><a href=\"#row-" + row + "\">" + shown + "</a></small>";
  }

  private static String times(String escaped) {
    return TIME.matcher(escaped).replaceAll(HtmlText::time);
  }

  /** A time says so to machines, and breaks only between day and hour. */
  private static String time(java.util.regex.MatchResult match) {
    boolean zoned = match.group(1) != null;
    String day = zoned ? match.group(1) : match.group(3);
    String clock = zoned ? match.group(2) : match.group(4);
    return Matcher.quoteReplacement(
        "<time datetime=\"%sT%sZ\"><span>%s</span> <span>%s</span></time>"
            .formatted(day, clock, day, zoned ? clock + " UTC" : clock));
  }

  /** Escaped; qualified names are longer than a phone is wide and may break after a dot. */
  static String name(String text) {
    return escape(text).replaceAll("\\.(?=[A-Za-z_$])", ".<wbr/>");
  }

  static String escape(String text) {
    return Xml.escape(MarkdownRenderer.clean(text));
  }
}
