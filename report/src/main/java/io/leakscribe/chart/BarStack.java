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
    double start = scale.x(track.get(0).from());
    double end = track.stream().mapToDouble(this::end).max().orElse(start);
    String label = Labels.fit(track.get(0).label(), frame.width() * 0.55);
    double width = Labels.width(label);
    if (isInside(track.get(0), label)) {
      put(track, label, start + 6, free(start, end, 1), 0);
    } else if (end + GAP + width <= frame.width() - 2) {
      put(track, label, end + GAP, free(start, end + GAP + width, 1), 0);
    } else if (start - GAP - width >= frame.left()) {
      put(track, label, start - GAP - width, free(start - GAP - width, end, 1), 0);
    } else {
      double above = Math.max(2, end - width);
      put(track, label, above, free(Math.min(start, above), end, 2), 1);
    }
  }

  private void put(List<Bar> track, String label, double x, int level, int below) {
    if (!label.isEmpty()) {
      words.add(new Words(x, level, label));
    }
    draw(track, level + below);
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
