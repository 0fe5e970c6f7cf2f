package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import io.leakscribe.chart.Xml;
import java.util.List;
import java.util.regex.Pattern;

/** Renders the document as one page: no script, no network, readable without its style. */
final class HtmlRenderer {
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  private final StringBuilder out = new StringBuilder();

  static String render(String title, List<Section> sections) {
    HtmlRenderer renderer = new HtmlRenderer();
    sections.forEach(section -> section.blocks().forEach(renderer::block));
    return """
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
        .formatted(escape(title), HtmlStyle.CSS, renderer.out);
  }

  private void block(Block block) {
    if (block instanceof Block.Heading heading) {
      element("h" + heading.level(), escape(heading.text()));
    } else if (block instanceof Block.Paragraph paragraph) {
      element("p", line(paragraph.line()));
    } else if (block instanceof Block.Bullets bullets) {
      StringBuilder items = new StringBuilder("\n");
      bullets.lines().forEach(line -> items.append("<li>").append(line(line)).append("</li>\n"));
      element("ul", items.toString());
    } else if (block instanceof Block.Table table) {
      table(table.caption(), table.header(), table.rows());
    } else if (block instanceof Block.Box box) {
      box(box);
    } else if (block instanceof Block.Question question) {
      out.append("<p class=\"ask\"><strong>To be written by a person:</strong> ");
      out.append(escape(question.text())).append("</p>\n");
    } else if (block instanceof Block.Figure figure) {
      figure(figure.chart());
    }
  }

  private void element(String name, String content) {
    out.append('<').append(name).append('>').append(content);
    out.append("</").append(name).append(">\n");
  }

  private void box(Block.Box box) {
    out.append("<section class=\"box\">\n<h2>").append(escape(box.title())).append("</h2>\n<dl>\n");
    for (Block.Fact fact : box.facts()) {
      out.append("<dt>").append(escape(fact.label())).append("</dt>\n<dd>");
      out.append(line(fact.line())).append("</dd>\n");
    }
    out.append("</dl>\n</section>\n");
  }

  private void figure(Chart chart) {
    out.append("<figure>\n<figcaption>").append(escape(chart.title())).append("</figcaption>\n");
    out.append("<div class=\"wide\">\n").append(chart.inline()).append("\n</div>\n");
    out.append("<details>\n<summary>The numbers</summary>\n");
    List<List<List<Span>>> rows =
        chart.table().stream().map(row -> row.stream().map(Say::only).toList()).toList();
    table(chart.title(), chart.header(), rows);
    out.append("</details>\n</figure>\n");
  }

  private void table(String caption, List<String> header, List<List<List<Span>>> rows) {
    out.append("<div class=\"wide\">\n<table>\n<caption>").append(escape(caption));
    out.append("</caption>\n<thead><tr>");
    header.forEach(name -> out.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
    out.append("</tr></thead>\n<tbody>\n");
    for (List<List<Span>> row : rows) {
      out.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        // A phone shows a row as a list, and each cell then needs its column's name.
        out.append("<td data-label=\"").append(escape(header.get(i))).append("\">");
        out.append(line(row.get(i))).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table>\n</div>\n");
  }

  private static String line(List<Span> spans) {
    StringBuilder line = new StringBuilder();
    for (Span span : spans) {
      if (span instanceof Span.Text text) {
        line.append(time(escape(text.text())));
      } else if (span instanceof Span.Strong strong) {
        line.append("<strong>").append(escape(strong.text())).append("</strong>");
      } else if (span instanceof Span.Code code) {
        line.append("<code>").append(breakable(escape(code.text()))).append("</code>");
      } else if (span instanceof Span.Cite cite) {
        line.append("<small>[").append(escape(cite.event())).append("]</small>");
      }
    }
    return line.toString();
  }

  /** A time of its own says so to machines, and breaks only between day and hour. */
  private static String time(String escaped) {
    return TIME.matcher(escaped).matches()
        ? "<time datetime=\"%sZ\"><span>%s</span> <span>%s</span></time>"
            .formatted(escaped.replace(' ', 'T'), escaped.substring(0, 10), escaped.substring(11))
        : escaped;
  }

  /** Qualified names are longer than a phone is wide: they may break after a dot. */
  private static String breakable(String escaped) {
    return escaped.replace(".", ".<wbr/>");
  }

  private static String escape(String text) {
    return Xml.escape(MarkdownRenderer.clean(text));
  }
}
