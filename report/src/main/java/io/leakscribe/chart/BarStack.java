package io.leakscribe.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bars of a lane on as few levels as keep them and their words apart. Bars of one track share a
 * level; its name stands in the first of them, or after, before or above them.
 */
final class BarStack {
  private static final int PITCH = 22;
  private static final int HEIGHT = 17;
  private static final double GAP = 7;

  private record Extent(int level, double start, double end) {}

  private record Words(double x, int level, String text) {}

  private record Placed(Bar bar, int level, double x, double end) {}

  private final Frame frame;
  private final TimeScale scale;
  private final List<Extent> taken = new ArrayList<>();
  private final List<Placed> bars = new ArrayList<>();
  private final List<Words> words = new ArrayList<>();

  BarStack(Frame frame, TimeScale scale, List<Bar> bars) {
    this.frame = frame;
    this.scale = scale;
    Map<String, List<Bar>> tracks = new LinkedHashMap<>();
    bars.forEach(bar -> tracks.computeIfAbsent(bar.track(), t -> new ArrayList<>()).add(bar));
    tracks.values().forEach(this::place);
  }

  private void place(List<Bar> track) {
    double x = scale.x(track.get(0).from());
    double end = x;
    for (Bar bar : track) {
      end = Math.max(end, end(bar));
    }
    String label = Labels.fit(track.get(0).label(), frame.width() * 0.55);
    double width = Labels.width(label);
    boolean inside = isInside(track.get(0), label);
    double start = x;
    double reach = end;
    double at = x + 6;
    boolean above = false;
    if (!inside && end + GAP + width <= frame.width() - 2) {
      at = end + GAP;
      reach = at + width;
    } else if (!inside && x - GAP - width >= frame.left()) {
      at = x - GAP - width;
      start = at;
    } else if (!inside) {
      above = true;
      at = Math.max(2, end - width);
      start = Math.min(x, at);
    }
    int level = free(start, reach, above ? 2 : 1);
    if (!label.isEmpty()) {
      words.add(new Words(at, level, label));
    }
    draw(track, above ? level + 1 : level);
  }

  private void draw(List<Bar> track, int level) {
    for (int i = 0; i < track.size(); i++) {
      Bar bar = track.get(i);
      double x = scale.x(bar.from());
      bars.add(new Placed(bar, level, x, end(bar)));
      if (i > 0 && !bar.label().isEmpty() && isInside(bar, bar.label())) {
        words.add(new Words(x + 6, level, bar.label()));
      }
    }
  }

  private boolean isInside(Bar bar, String label) {
    return Labels.width(label) + 14 <= end(bar) - scale.x(bar.from());
  }

  private double end(Bar bar) {
    return Math.max(scale.x(bar.from()) + 2, scale.x(bar.to()));
  }

  /** The first of so many levels that nothing lies on from start to end; they are taken then. */
  private int free(double start, double end, int levels) {
    int level = 0;
    while (isTaken(level, start, end) || (levels > 1 && isTaken(level + 1, start, end))) {
      level++;
    }
    for (int i = 0; i < levels; i++) {
      taken.add(new Extent(level + i, start, end));
    }
    return level;
  }

  private boolean isTaken(int level, double start, double end) {
    return taken.stream()
        .anyMatch(
            other -> other.level == level && other.end > start + 0.5 && end > other.start + 0.5);
  }

  int height() {
    return taken.stream().mapToInt(extent -> extent.level + 1).max().orElse(0) * PITCH;
  }

  void draw(Svg svg, double top) {
    for (Placed bar : bars) {
      double y = top + bar.level * PITCH;
      svg.add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\""
              + " fill-opacity=\"%s\"/>",
          bar.x, y, bar.end - bar.x, HEIGHT, bar.bar.color(), bar.bar.opacity());
      end(svg, bar, y);
    }
    for (Words label : words) {
      svg.text(label.x, top + label.level * PITCH + 13, "start", label.text);
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
