package io.leakscribe.chart;

import java.util.List;

/**
 * A chart and its numbers.
 *
 * @param name file name without its ending; also prefix of the ids inside the SVG
 * @param title what it shows
 * @param description what there is to see, for those who cannot see it
 * @param body SVG elements inside the root element
 * @param header column names of the data table
 * @param table its rows
 */
public record Chart(
    String name,
    String title,
    String description,
    String body,
    List<String> header,
    List<List<String>> table) {
  public Chart {
    header = List.copyOf(header);
    table = List.copyOf(table);
  }

  /** The SVG for a page: it takes the colour of the text around it. */
  public String inline() {
    return root("color=\"currentColor\"", "");
  }

  /** The SVG as a file of its own: black on white, for viewers of any colour scheme. */
  public String standalone() {
    String background =
        "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n".formatted(Plot.WIDTH, Plot.HEIGHT);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + root("color=\"#1a1a1a\"", background)
        + "\n";
  }

  private String root(String color, String background) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        role="img" aria-labelledby="%s-title %s-desc" font-family="system-ui, sans-serif" \
        font-size="12" %s>
        <title id="%s-title">%s</title>
        <desc id="%s-desc">%s</desc>
        %s%s</svg>"""
        .formatted(
            Plot.WIDTH,
            Plot.HEIGHT,
            Plot.WIDTH,
            Plot.HEIGHT,
            name,
            name,
            color,
            name,
            Xml.escape(title),
            name,
            Xml.escape(description),
            background,
            body);
  }
}
