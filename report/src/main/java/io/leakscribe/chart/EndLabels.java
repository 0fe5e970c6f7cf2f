package io.leakscribe.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names at the ends of lines, pushed apart where lines end side by side. */
final class EndLabels {
  private static final double HEIGHT = 14;

  private record Label(double x, double y, double width, String text) {
    boolean overlaps(Label other) {
      return Math.abs(y - other.y) < HEIGHT
          && x - width - 2 < other.x
          && other.x - other.width - 2 < x;
    }
  }

  private final double right;
  private final List<Label> labels = new ArrayList<>();

  EndLabels(double right) {
    this.right = right;
  }

  void add(double x, double y, String text) {
    double width = Labels.width(text);
    labels.add(new Label(Math.min(right, x + 5 + width), y, width, text));
  }

  void draw(Svg svg, double top, double bottom) {
    labels.sort(Comparator.comparing(Label::y));
    List<Label> placed = new ArrayList<>();
    for (Label label : labels) {
      // Near the right edge the name lies on its line's end: it goes above it.
      Label free = new Label(label.x, Math.max(top + 12, label.y - 4), label.width, label.text);
      double limit = Math.min(bottom - 2, free.y + 3 * HEIGHT);
      while (placed.stream().anyMatch(free::overlaps)) {
        free = new Label(free.x, free.y + HEIGHT, free.width, free.text);
      }
      // Far from its line a name would tell nothing.
      if (free.y <= limit) {
        placed.add(free);
        svg.add(
            "<text class=\"halo\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" font-weight=\"600\""
                + " fill=\"currentColor\">%s</text>",
            free.x, free.y, Xml.escape(free.text));
      }
    }
  }
}
