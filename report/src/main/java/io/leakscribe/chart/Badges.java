package io.leakscribe.chart;

import io.leakscribe.incident.Format;
import io.leakscribe.timeline.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of events in one lane, side by side; those that fall on the same spot stack, and what
 * does not fit any more is told as a range with the first of them to go to.
 */
final class Badges {
  static final int PITCH = 23;
  private static final int MAX_LEVELS = 4;
  private static final int HEIGHT = 19;
  private static final double GAP = 3;

  private static final class Badge {
    private final double start;
    private final int level;
    private final List<Integer> numbers = new ArrayList<>();

    Badge(double start, int level) {
      this.start = start;
      this.level = level;
    }

    String words() {
      int first = numbers.get(0);
      int last = numbers.get(numbers.size() - 1);
      if (numbers.size() == 1) {
        return "" + first;
      }
      return last - first == numbers.size() - 1
          ? first + "–" + last
          : first + " +" + (numbers.size() - 1);
    }

    double end() {
      return start + width(words());
    }
  }

  private final List<Badge> badges = new ArrayList<>();
  private final double right;

  /** No badge goes beyond {@code right}. */
  Badges(double right) {
    this.right = right;
  }

  private static double width(String words) {
    return Math.max(HEIGHT, Labels.width(words) + 8);
  }

  /** Adds an event; events come in the order of time. */
  void add(int number, double x) {
    double width = width("" + number);
    double start = Math.min(x - HEIGHT / 2.0, right - width);
    for (int level = 0; level < MAX_LEVELS; level++) {
      Badge last = last(level);
      if (last == null || last.end() + GAP <= start) {
        Badge badge = new Badge(start, level);
        badge.numbers.add(number);
        badges.add(badge);
        return;
      }
    }
    // The lowest level has the newest of those that are in the way.
    badges.get(badges.size() - 1).numbers.add(number);
  }

  private @Nullable Badge last(int level) {
    Badge last = null;
    for (Badge badge : badges) {
      last = badge.level == level ? badge : last;
    }
    return last;
  }

  /** Height of the lane's badges. */
  int height() {
    return badges.stream().mapToInt(badge -> badge.level + 1).max().orElse(0) * PITCH;
  }

  /** Draws the badges, each a way to its row in the table. */
  void draw(Svg svg, double top, List<Row> rows) {
    for (Badge badge : badges) {
      int first = badge.numbers.get(0);
      Row row = rows.get(first - 1);
      double y = top + badge.level * PITCH;
      double width = badge.end() - badge.start;
      double x = Math.min(badge.start, right - width);
      svg.add(
          "<a href=\"#row-%d\"><title>%s</title>",
          first, Xml.escape(Format.second(row.time()) + ": " + Labels.fit(row.what(), 900)));
      svg.add(
          "<rect class=\"badge\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"9.5\""
              + " fill=\"currentColor\" fill-opacity=\"0.1\" stroke=\"currentColor\""
              + " stroke-opacity=\"0.55\"/>",
          x, y, width, HEIGHT);
      svg.add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"currentColor\">%s</text></a>",
          x + width / 2, y + 14, badge.words());
    }
  }
}
