package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Renders the document as one page: no script, no network, readable without its style.
 *
 * <p>First what the reader needs in ten seconds, then a table of contents, then the document. Each
 * section has its id as an anchor, each row of the timeline its number, and a citation leads to the
 * row of its event.
 */
final class HtmlRenderer {
  /** What stands above the table of contents. */
  private static final Set<String> HEAD = Set.of("title", "origin", "glance");

  private final StringBuilder out = new StringBuilder();
  private final HtmlText text;
  private final int least;
  private int level;

  private HtmlRenderer(HtmlText text, int least) {
    this.text = text;
    this.least = least;
    this.level = least - 1;
  }

  static String render(String title, List<Section> sections) {
    TimelineRows rows = TimelineRows.of(sections);
    HtmlText text = new HtmlText(rows);
    HtmlRenderer head = new HtmlRenderer(text, 1);
    HtmlRenderer body = new HtmlRenderer(text, 2);
    for (Section section : sections) {
      if (HEAD.contains(section.id())) {
        section.blocks().forEach(head::block);
      } else {
        body.section(section);
      }
    }
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
        <p class="skip"><a href="#content">Skip to the content</a></p>
        <header>
        %s</header>
        %s<main id="content">
        %s</main>
        </body>
        </html>
        """
        .formatted(HtmlText.escape(title), HtmlStyle.CSS, head.out, contents(sections), body.out);
  }

  private static String contents(List<Section> sections) {
    StringBuilder nav = new StringBuilder("<nav aria-label=\"Contents\">\n<ol>\n");
    for (Section section : sections) {
      int chapters = 0;
      for (Block block : HEAD.contains(section.id()) ? List.<Block>of() : section.blocks()) {
        if (isChapter(block)) {
          nav.append("<li><a href=\"#").append(anchor(section, ++chapters)).append("\">");
          nav.append(HtmlText.name(((Block.Heading) block).text())).append("</a></li>\n");
        }
      }
    }
    return nav.append("</ol>\n</nav>\n").toString();
  }

  private static boolean isChapter(Block block) {
    return block instanceof Block.Heading heading && heading.level() <= 2;
  }

  /** The first chapter of a section is where the section is. */
  private static String anchor(Section section, int chapter) {
    return HtmlText.escape(section.id()) + (chapter > 1 ? "-" + chapter : "");
  }

  private void section(Section section) {
    out.append("<section id=\"").append(HtmlText.escape(section.id())).append("\">\n");
    boolean isTimeline = section.id().equals(TimelineRows.SECTION);
    int chapters = 0;
    for (Block block : drawingsFirst(section.blocks())) {
      if (isChapter(block) && ++chapters > 1) {
        out.append("<a id=\"").append(anchor(section, chapters)).append("\"></a>\n");
      }
      if (isTimeline && block instanceof Block.Table table) {
        isTimeline = false; // the first table alone has the rows that are cited
        out.append(HtmlTable.numbered(table, text));
      } else {
        block(block);
      }
    }
    out.append("</section>\n");
  }

  /** On a page the picture tells more at a glance than the table, and stands before it. */
  private static List<Block> drawingsFirst(List<Block> blocks) {
    List<Block> order = new ArrayList<>();
    int after = 0;
    for (Block block : blocks) {
      if (block instanceof Block.Drawing) {
        order.add(after++, block);
      } else {
        after = block instanceof Block.Heading ? order.size() + 1 : after;
        order.add(block);
      }
    }
    return order;
  }

  private void block(Block block) {
    if (block instanceof Block.Heading heading) {
      // What a person wrote may skip levels, which leaves readers by ear lost.
      level = Math.max(least, Math.min(heading.level(), level + 1));
      element("h" + level, HtmlText.name(heading.text()));
    } else if (block instanceof Block.Paragraph paragraph) {
      element("p", text.line(paragraph.line()));
    } else if (block instanceof Block.Bullets bullets) {
      out.append("<ul>\n");
      bullets.lines().forEach(line -> element("li", text.line(line)));
      out.append("</ul>\n");
    } else if (block instanceof Block.Table table) {
      out.append(HtmlTable.of(table, text));
    } else if (block instanceof Block.Box box) {
      box(box);
    } else if (block instanceof Block.Question question) {
      out.append("<p class=\"ask\"><strong>To be written by a person:</strong> ");
      out.append(HtmlText.escape(question.text())).append("</p>\n");
    } else if (block instanceof Block.Figure figure) {
      figure(figure.chart(), HtmlText.escape(figure.chart().description()));
    } else if (block instanceof Block.Drawing drawing) {
      figure(drawing.chart(), "The numbers are those of the rows below.");
    } else if (block instanceof Block.Chain chain) {
      chain(chain);
    }
  }

  private void element(String name, String content) {
    out.append('<').append(name).append('>').append(content);
    out.append("</").append(name).append(">\n");
  }

  private void box(Block.Box box) {
    out.append("<section class=\"box\">\n");
    element("h2", HtmlText.escape(box.title()));
    out.append("<dl>\n");
    for (Block.Fact fact : box.facts()) {
      element("dt", HtmlText.escape(fact.label()));
      element("dd", text.line(fact.line()));
    }
    out.append("</dl>\n</section>\n");
  }

  private void figure(Chart chart, String note) {
    out.append("<figure>\n<figcaption><strong>").append(HtmlText.escape(chart.title()));
    out.append("</strong><br/>\n").append(note).append("</figcaption>\n");
    out.append(chart.inline()).append('\n');
    if (!chart.table().isEmpty()) {
      out.append("<details>\n<summary>The numbers</summary>\n");
      out.append(HtmlTable.numbers(chart)).append("</details>\n");
    }
    out.append("</figure>\n");
  }

  private void chain(Block.Chain chain) {
    out.append("<figure>\n<figcaption><strong>").append(HtmlText.escape(chain.title()));
    out.append("</strong></figcaption>\n<ol class=\"chain\" role=\"list\">\n");
    for (Block.Link link : chain.links()) {
      out.append(link.role().isEmpty() ? "<li>" : "<li class=\"named\">");
      out.append(link.role().isEmpty() ? "" : "<span>" + link.role() + "</span> ");
      out.append("<code>").append(HtmlText.name(link.name())).append("</code>");
      link.facts()
          .forEach(fact -> out.append(" <small>").append(HtmlText.name(fact)).append("</small>"));
      out.append("</li>\n");
    }
    out.append("</ol>\n</figure>\n");
  }
}
