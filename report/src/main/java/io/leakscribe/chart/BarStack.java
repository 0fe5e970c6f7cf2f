package io.leakscribe.chart;

import java.util.ArrayList;
import java.util.List;

/** The bars of a lane on as few levels as keep them and their words apart. */
final class BarStack {
  private static final int PITCH = 22;
  private static final int HEIGHT = 17;

  private record Placed(Bar bar, int level, double x, double end, double words, String label) {
    double reach() {
      return Math.max(end + 8, words + Labels.width(label) + 6);
    }
  }

  private final Frame frame;
  private final List<Placed> placed = new ArrayList<>();

  BarStack(Frame frame, TimeScale scale, List<Bar> bars) {
    this.frame = frame;
    bars.forEach(bar -> place(bar, scale));
  }

  private void place(Bar bar, TimeScale scale) {
    double x = scale.x(bar.from());
    double end = Math.max(x + 2, scale.x(bar.to()));
    String label = Labels.fit(bar.label(), frame.width() * 0.55);
    double width = Labels.width(label);
    double words = x + 6;
    if (width + 12 > end - x) {
      // No room inside: after the bar, or before it when that would leave the picture.
      words = end + 8 + width <= frame.width() - 2 ? end + 8 : Math.max(2, x - 6 - width);
    }
    double start = Math.min(x, words) - 2;
    int level = 0;
    while (isTaken(level, start)) {
      level++;
    }
    placed.add(new Placed(bar, level, x, end, words, label));
  }

  private boolean isTaken(int level, double start) {
    return placed.stream()
        .anyMatch(
            other ->
                other.level == level
                    && Math.max(other.end, other.words + Labels.width(other.label)) > start + 1.9);
  }

  int height() {
    return placed.stream().mapToInt(bar -> bar.level + 1).max().orElse(0) * PITCH;
  }

  void draw(Svg svg, double top) {
    for (Placed bar : placed) {
      double y = top + bar.level * PITCH;
      svg.add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\""
              + " fill-opacity=\"%s\"/>",
          bar.x, y, bar.end - bar.x, HEIGHT, bar.bar.color(), bar.bar.opacity());
      end(svg, bar, y);
      svg.text(bar.words, y + 13, "start", bar.label);
    }
  }

  private static void end(Svg svg, Placed bar, double y) {
    String shape =
        switch (bar.bar.end()) {
          case CLOSED -> "v%d".formatted(HEIGHT);
          case LOST -> "m-5 3.5l10 10m0 -10l-10 10";
          case OPEN -> "";
        };
    if (!shape.isEmpty()) {
      svg.add(
          "<path d=\"M%.1f %.1f%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>",
          bar.end, y, shape, bar.bar.end() == Bar.End.LOST ? Palette.ALARM : bar.bar.color());
    }
  }
}
