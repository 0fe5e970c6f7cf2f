package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Renders the document as Markdown that GitHub and GitLab show alike. */
final class MarkdownRenderer {
  private static final int MAX_TEXT = 4000;

  /** The numbers of a chart stay folded away until somebody wants them. */
  static final String NUMBERS = "<details><summary>The numbers</summary>";

  static final String NUMBERS_END = "</details>";

  private final StringBuilder out = new StringBuilder();

  static String render(List<Section> sections) {
    MarkdownRenderer renderer = new MarkdownRenderer();
    sections.forEach(section -> section.blocks().forEach(renderer::block));
    return renderer.out.toString();
  }

  private void block(Block block) {
    if (block instanceof Block.Drawing || block instanceof Block.Chain) {
      return; // for pages only
    }
    if (block instanceof Block.Heading heading) {
      out.append("#".repeat(heading.level())).append(' ').append(escape(heading.text()));
    } else if (block instanceof Block.Paragraph paragraph) {
      out.append(line(paragraph.line(), false));
    } else if (block instanceof Block.Bullets bullets) {
      List<String> lines = new ArrayList<>();
      bullets.lines().forEach(line -> lines.add("- " + line(line, false)));
      out.append(String.join("\n", lines));
    } else if (block instanceof Block.Table table) {
      table(table.header(), table.rows());
    } else if (block instanceof Block.Box box) {
      box(box);
    } else if (block instanceof Block.Question question) {
      out.append("**To be written by a person:** ").append(escape(question.text()));
    } else if (block instanceof Block.Figure figure) {
      figure(figure.chart());
    } else if (block instanceof Block.Mermaid mermaid) {
      out.append("```mermaid\n").append(mermaid.source()).append("```");
    }
    out.append("\n\n");
  }

  private void box(Block.Box box) {
    out.append("> **").append(escape(box.title())).append("**");
    for (Block.Fact fact : box.facts()) {
      out.append("\n>\n> **").append(escape(fact.label())).append(":** ");
      out.append(line(fact.line(), false));
    }
  }

  private void figure(Chart chart) {
    out.append("![").append(escape(chart.title())).append("](./").append(chart.name());
    out.append(".svg)\n\n").append(escape(chart.description())).append("\n\n");
    List<List<List<Span>>> rows = new ArrayList<>();
    for (List<String> row : chart.table()) {
      rows.add(row.stream().map(Say::only).toList());
    }
    out.append(NUMBERS).append("\n\n");
    table(chart.header(), rows);
    out.append("\n\n").append(NUMBERS_END);
  }

  private void table(List<String> header, List<List<List<Span>>> rows) {
    out.append("| ").append(String.join(" | ", header.stream().map(this::cell).toList()));
    out.append(" |\n|").append(String.join("|", Collections.nCopies(header.size(), " --- ")));
    out.append("|");
    for (List<List<Span>> row : rows) {
      out.append("\n| ");
      out.append(String.join(" | ", row.stream().map(spans -> line(spans, true)).toList()));
      out.append(" |");
    }
  }

  private String cell(String text) {
    return escape(text);
  }

  private static String line(List<Span> spans, boolean inTable) {
    StringBuilder line = new StringBuilder();
    for (Span span : spans) {
      if (span instanceof Span.Text text) {
        line.append(escape(text.text()));
      } else if (span instanceof Span.Strong strong) {
        line.append(strong(escape(strong.text())));
      } else if (span instanceof Span.Code code) {
        line.append(code(code.text(), inTable));
      } else if (span instanceof Span.Cite cite) {
        line.append("`[").append(clean(cite.event()).replace('`', '\'').replace('|', '/'));
        line.append("]`");
      }
    }
    return line.toString();
  }

  /** A blank inside the stars would leave them as stars. */
  private static String strong(String escaped) {
    String core = escaped.strip();
    return core.isEmpty() ? escaped : escaped.replace(core, "**" + core + "**");
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    String clean = clean(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c == '@') {
        escaped.append("&#64;"); // would notify somebody
      } else if (c == ':' && clean.startsWith("://", i)) {
        escaped.append("&#58;"); // would become a link
      } else if (c == '.' && i >= 3 && clean.regionMatches(true, i - 3, "www", 0, 3)) {
        escaped.append("&#46;");
      } else if (isArray(clean, i)) {
        escaped.append("[]");
        i++;
      } else {
        escaped.append("\\`*_{}[]<>#|~&$!".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }

  /** {@code byte[]}: with nothing behind them that would make it a link. */
  private static boolean isArray(String text, int at) {
    return text.startsWith("[]", at) && (at + 2 == text.length() || text.charAt(at + 2) == ' ');
  }

  private static String code(String text, boolean inTable) {
    String clean = clean(text);
    if (clean.isBlank()) {
      return "";
    }
    String fence = "`";
    while (clean.contains(fence)) {
      fence += "`";
    }
    String padded = clean.startsWith("`") || clean.endsWith("`") ? " " + clean + " " : clean;
    return fence + (inTable ? padded.replace("|", "\\|") : padded) + fence;
  }

  /** One line, bounded, without characters that act instead of being read. */
  static String clean(String text) {
    String bounded = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    return bounded
        .replaceAll("\\s+", " ")
        .replaceAll("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD")
        .strip()
        .transform(stripped -> edges(bounded, stripped));
  }

  /** Spaces at the ends part a span from its neighbours. */
  private static String edges(String text, String stripped) {
    if (stripped.isEmpty()) {
      return text.isEmpty() ? "" : " ";
    }
    String start = Character.isWhitespace(text.charAt(0)) ? " " : "";
    String end = Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "";
    return start + stripped + end;
  }
}
