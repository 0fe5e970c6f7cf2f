package io.leakscribe.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of the marks, in rows above the data, each at the top of its line. No word lies on
 * another, nor on a line that comes down from a row above it.
 */
final class MarkBand {
  private static final int ROW = 16;
  private static final int MAX_ROWS = 9;
  private static final double GAP = 5;
  private static final double EDGE = 3;

  /** Marks of one kind that are nearer than this are told as one. */
  private static final double NEAR = 14;

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
    for (Mark mark : merge(marks)) {
      place(mark);
    }
  }

  /** Alerts that fire again and again would hide everything else. */
  private List<Mark> merge(List<Mark> marks) {
    Map<String, List<Mark>> groups = new LinkedHashMap<>();
    Map<String, Mark> newest = new LinkedHashMap<>();
    for (Mark mark : marks) {
      if (!scale.contains(mark.time())) {
        continue;
      }
      String base = mark.kind() == Mark.Kind.ALERT ? mark.label() : mark.kind() + mark.label();
      Mark last = newest.get(base);
      boolean near = last != null && scale.x(mark.time()) - scale.x(last.time()) < NEAR;
      String key = near ? keyOf(groups, last) : base + "@" + mark.time() + groups.size();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(mark);
      newest.put(base, mark);
    }
    List<Mark> merged = new ArrayList<>();
    for (List<Mark> group : groups.values()) {
      Mark first = group.get(0);
      String times = group.size() == 1 ? "" : " ×" + group.size();
      merged.add(new Mark(first.time(), first.label() + times, first.kind()));
    }
    return merged;
  }

  private static String keyOf(Map<String, List<Mark>> groups, Mark member) {
    for (Map.Entry<String, List<Mark>> group : groups.entrySet()) {
      if (group.getValue().contains(member)) {
        return group.getKey();
      }
    }
    return "";
  }

  private void place(Mark mark) {
    double x = scale.x(mark.time());
    String label = Labels.fit(mark.label(), frame.width() * frame.labelShare());
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
      svg.add(
          "<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\" stroke-opacity=\"0.7\"%s/>",
          mark.x, y - 9, bottom, mark.mark.kind().color(), mark.mark.kind().dash());
    }
    for (Placed mark : placed) {
      svg.text(mark.start, 14 + mark.row * ROW, "start", mark.label);
    }
    if (leftOut > 0) {
      String more = "%d more in the timeline".formatted(leftOut);
      svg.dim(frame.left(), height() - 10, "start", more);
    }
  }
}
