package io.leakscribe.chart;

import java.util.List;

/**
 * A chart and its numbers.
 *
 * @param name file name without its ending; also prefix of the ids inside the SVG
 * @param title what it shows
 * @param description what there is to see, for those who cannot see it
 * @param wide the picture for a desk
 * @param narrow the picture for a phone
 * @param hasLinks whether parts of it lead to places in the page
 * @param header column names of the data table
 * @param table its rows; empty when the numbers are in the text beside it
 */
public record Chart(
    String name,
    String title,
    String description,
    Picture wide,
    Picture narrow,
    boolean hasLinks,
    List<String> header,
    List<List<String>> table) {
  private static final String FILE_STYLE =
      """
      <style>
      svg { color: #1c2126; }
      .paper { fill: #ffffff; }
      .halo { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
      @media (prefers-color-scheme: dark) {
        svg { color: #e4e7eb; }
        .paper { fill: #14181c; }
        .halo { stroke: #14181c; }
      }
      </style>
      """;

  public Chart {
    header = List.copyOf(header);
    table = List.copyOf(table);
  }

  /**
   * The SVG for a page, twice: a wide one, and one for a phone that stays hidden until a style
   * sheet shows it. Both take the colour of the text around them.
   */
  public String inline() {
    return "<div class=\"at-desk\">\n%s\n</div>\n<div class=\"at-phone\" hidden=\"hidden\">\n%s\n</div>"
        .formatted(root(wide, "", ""), root(narrow, "", ""));
  }

  /** The SVG as a file of its own, for viewers of either colour scheme. */
  public String standalone() {
    String paper =
        "<rect class=\"paper\" width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n"
            .formatted(wide.width(), wide.height());
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + root(wide, " color=\"#1c2126\"", FILE_STYLE + paper)
        + "\n";
  }

  private String root(Picture picture, String attributes, String before) {
    String id = name + picture.suffix();
    // Inside an image nothing can be reached, so one with links has to be a group.
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        role="%s" aria-labelledby="%s-title %s-desc" font-family="system-ui, sans-serif" \
        font-size="12"%s>
        <title id="%s-title">%s</title>
        <desc id="%s-desc">%s</desc>
        %s%s</svg>"""
        .formatted(
            picture.width(),
            picture.height(),
            picture.width(),
            picture.height(),
            hasLinks ? "group" : "img",
            id,
            id,
            attributes,
            id,
            Xml.escape(title),
            id,
            Xml.escape(description),
            before,
            picture.body());
  }
}
