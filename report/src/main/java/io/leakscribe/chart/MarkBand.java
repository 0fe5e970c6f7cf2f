package io.leakscribe.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of the marks, in rows above the data, each at the top of its line. No word lies on
 * another, nor on a line that comes down from a row above it.
 */
final class MarkBand {
  private static final int ROW = 16;
  private static final int MAX_ROWS = 9;
  private static final double GAP = 5;
  private static final double EDGE = 3;

  /** Where a mark came to lie: its line, its row, and the extent of its words. */
  private record Placed(Mark mark, double x, int row, double start, double end, String label) {
    boolean overlaps(Placed other) {
      boolean words = row == other.row && start < other.end + GAP && other.start < end + GAP;
      return words || isCrossedBy(other) || other.isCrossedBy(this);
    }

    private boolean isCrossedBy(Placed other) {
      return other.row < row && other.x > start - 2 && other.x < end + 2;
    }
  }

  private final Frame frame;
  private final TimeScale scale;
  private final List<Placed> placed = new ArrayList<>();
  private int leftOut;

  MarkBand(Frame frame, TimeScale scale, List<Mark> marks) {
    this.frame = frame;
    this.scale = scale;
    marks.stream().filter(mark -> scale.contains(mark.time())).forEach(this::place);
  }

  private void place(Mark mark) {
    double x = scale.x(mark.time());
    double room = Math.max(x, frame.width() - x) - 4 - EDGE;
    String label = Labels.fit(mark.label(), Math.min(room, frame.width() * frame.labelShare()));
    double width = Labels.width(label);
    for (int row = 0; row < MAX_ROWS; row++) {
      for (boolean right : new boolean[] {true, false}) {
        double start = right ? x + 4 : x - 4 - width;
        Placed candidate = new Placed(mark, x, row, start, start + width, label);
        boolean inside = start >= EDGE && start + width <= frame.width() - EDGE;
        if (inside && placed.stream().noneMatch(candidate::overlaps)) {
          placed.add(candidate);
          return;
        }
      }
    }
    leftOut++;
  }

  /** Height of the rows, with some space under them. */
  int height() {
    int rows = placed.stream().mapToInt(mark -> mark.row + 1).max().orElse(0);
    return 8 + (rows + (leftOut > 0 ? 1 : 0)) * ROW;
  }

  /** Draws the lines down to {@code bottom}. */
  void draw(Svg svg, double bottom) {
    for (Placed mark : placed) {
      double y = 14 + mark.row * ROW;
      Mark.Kind kind = mark.mark.kind();
      svg.add(
          "<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\" stroke-opacity=\"%s\"%s/>",
          mark.x, y - 9, bottom, kind.color(), kind.opacity(), kind.dash());
    }
    for (Placed mark : placed) {
      svg.text(mark.start, 14 + mark.row * ROW, "start", mark.label);
    }
    if (leftOut > 0) {
      String more = "%d more in the timeline".formatted(leftOut);
      svg.halo(frame.left(), height() - 10, "start", more);
    }
  }
}
