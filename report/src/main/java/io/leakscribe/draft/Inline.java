package io.leakscribe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line of Markdown: strong words, code, links, escapes. */
final class Inline {
  /**
   * All of it bounded: a line may be of any length, and what is never closed is sought for each.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\\\(?<escaped>[!-/:-@\\[-`{-~])"
              + "|(?<ticks>`{1,64}+)(?!`)(?<code>.{1,4000}?)(?<!`)\\k<ticks>(?!`)"
              + "|&#(?<number>\\d{1,6});|&(?<name>amp|lt|gt|quot);"
              + "|!?\\[(?<label>[^\\]]{0,1000}+)]\\((?<url>[^)\\s]{0,2000}+)[^)]{0,1000}+\\)"
              + "|(?<strong>\\*\\*|__)");

  private static final Pattern EVENT = Pattern.compile("\\[([^\\]]+#\\d+)]");

  private final List<Span> spans = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean isStrong;

  private Inline() {}

  static List<Span> spans(String markdown) {
    Inline inline = new Inline();
    String line = markdown.replaceAll("\\s+", " ").strip();
    int end = 0;
    Matcher matcher = TOKEN.matcher(line);
    while (matcher.find()) {
      inline.text.append(line, end, matcher.start());
      inline.token(matcher);
      end = matcher.end();
    }
    inline.text.append(line.substring(end));
    inline.flush();
    return inline.spans;
  }

  /** The words alone. */
  static String plain(String markdown) {
    StringBuilder plain = new StringBuilder();
    for (Span span : spans(markdown)) {
      if (span instanceof Span.Text words) {
        plain.append(words.text());
      } else if (span instanceof Span.Strong words) {
        plain.append(words.text());
      } else if (span instanceof Span.Code code) {
        plain.append(code.text());
      } else if (span instanceof Span.Cite cite) {
        plain.append('[').append(cite.event()).append(']');
      }
    }
    return plain.toString();
  }

  private void token(Matcher matcher) {
    if (matcher.group("escaped") != null) {
      text.append(matcher.group("escaped"));
    } else if (matcher.group("code") != null) {
      code(matcher.group("code"));
    } else if (matcher.group("number") != null) {
      int point = Integer.parseInt(matcher.group("number"));
      text.append(Character.isValidCodePoint(point) ? Character.toString(point) : "\uFFFD");
    } else if (matcher.group("name") != null) {
      text.append(named(matcher.group("name")));
    } else if (matcher.group("strong") != null) {
      flush();
      isStrong = !isStrong;
    } else {
      link(matcher.group("label"), matcher.group("url"));
    }
  }

  private static String named(String name) {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      default -> "&";
    };
  }

  private void link(String label, String url) {
    text.append(plain(label));
    if (!url.isEmpty() && !url.equals(label)) {
      text.append(" (").append(url).append(')');
    }
  }

  private void code(String code) {
    flush();
    Matcher event = EVENT.matcher(code.strip());
    String shown = code.replace("\\|", "|");
    spans.add(event.matches() ? new Span.Cite(event.group(1)) : new Span.Code(shown));
  }

  private void flush() {
    if (!text.isEmpty()) {
      spans.add(isStrong ? new Span.Strong(text.toString()) : new Span.Text(text.toString()));
      text.setLength(0);
    }
  }
}
