package io.leakscribe.chart;

import io.leakscribe.findings.Moment;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** The area of the data, from zero to a largest value, with its axes and what is written around. */
final class Plot {
  private static final int AXIS = 40;
  private static final int LEGEND_ROW = 19;

  private final Frame frame;
  private final TimeScale time;
  private final double max;
  private final MarkBand band;
  private final EndLabels ends;
  private final List<String[]> legend = new ArrayList<>();
  private final Svg svg = new Svg();

  Plot(Frame frame, TimeScale time, double max, List<Mark> marks) {
    this.frame = frame;
    this.time = time;
    this.max = max > 0 ? max : 1;
    this.band = new MarkBand(frame, time, marks);
    this.ends = new EndLabels(frame.end() + frame.right() - 2);
  }

  Frame frame() {
    return frame;
  }

  double x(Instant at) {
    return time.x(at);
  }

  double y(double value) {
    double share = Math.max(0, Math.min(1, value / max));
    return bottom() - share * frame.plotHeight();
  }

  double top() {
    return band.height();
  }

  double bottom() {
    return top() + frame.plotHeight();
  }

  Svg svg() {
    return svg;
  }

  void axes(double step, DoubleFunction<String> label) {
    for (int i = 0; i * step <= max * 1.0001; i++) {
      double y = y(i * step);
      svg.add(
          "<path d=\"M%d %.1fH%d\" stroke=\"currentColor\" stroke-opacity=\"%s\"/>",
          frame.left(), y, frame.end(), i == 0 ? "0.5" : "0.13");
      svg.dim(frame.left() - 7, y + 4, "end", label.apply(i * step));
    }
    TimeAxis.draw(svg, frame, time, bottom());
  }

  /** When something began, with the error of its measurement. */
  void interval(Moment moment) {
    Instant from = moment.earliest();
    Instant to = moment.latest();
    if (from == null || to == null || !to.isAfter(from)) {
      return;
    }
    svg.add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"currentColor\""
            + " fill-opacity=\"0.07\"/>",
        x(from), top(), Math.max(1, x(to) - x(from)), frame.plotHeight());
    svg.add(
        "<path d=\"M%.1f %.1fv8M%.1f %.1fv8M%.1f %.1fH%.1f\" stroke=\"currentColor\""
            + " stroke-width=\"1.5\" fill=\"none\"/>",
        x(from), top(), x(to), top(), x(from), top() + 4, x(to));
  }

  /** When alerts fired, as a thin strip on the time axis. */
  void strip(List<Firing> firings) {
    for (Firing firing : firings) {
      double from = x(firing.from());
      double to = firing.to() == null ? frame.end() : x(firing.to());
      svg.add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"4\" fill=\"%s\"/>",
          from, bottom() - 4, Math.max(1.5, to - from), Palette.ALARM);
    }
  }

  /** A line through the readings, broken where none came in for long. */
  void line(Series series, int index, String label, boolean strong) {
    StringBuilder path = new StringBuilder();
    boolean isDot = series.points().size() == 1;
    for (List<Point> part : Gaps.parts(series)) {
      List<Point> shown = thinned(part, stride(series, index));
      for (int i = 0; i < shown.size(); i++) {
        Point point = shown.get(i);
        double x = x(point.time());
        double y = y(point.value());
        path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
      }
      // A reading between two gaps would not show: a line of no length gets a round dot.
      path.append(part.size() == 1 ? "h0.01" : "");
    }
    svg.add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s"
            + " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
        path, Palette.color(index), isDot ? "6" : strong ? "2.5" : "1.6", Palette.dash(index));
    if (!label.isEmpty() && !series.isEmpty()) {
      ends.add(x(series.last().time()), y(series.last().value()), label);
    }
  }

  /** Every reading of a line that matters, fewer of the grey ones and on a phone. */
  private int stride(Series series, int index) {
    int most = (index < Palette.DISTINCT ? 300 : 60) / (frame.isNarrow() ? 2 : 1);
    return Math.max(1, (series.points().size() + most - 1) / most);
  }

  /** Each n-th reading, and the last. */
  private static List<Point> thinned(List<Point> part, int stride) {
    List<Point> thinned = new ArrayList<>();
    for (int i = 0; i < part.size(); i++) {
      if (i % stride == 0 || i == part.size() - 1) {
        thinned.add(part.get(i));
      }
    }
    return thinned;
  }

  /** A line of the legend; the words are shortened to the width of the picture. */
  void legend(int index, String words) {
    legend.add(new String[] {String.valueOf(index), words});
  }

  /** The finished picture. */
  Picture picture() {
    ends.draw(svg, top(), bottom());
    double y = bottom() + AXIS + 14;
    for (String[] line : legend) {
      int index = Integer.parseInt(line[0]);
      int left = frame.isNarrow() ? 4 : frame.left();
      svg.add(
          "<path d=\"M%d %.1fh30\" stroke=\"%s\" stroke-width=\"2.5\"%s/>",
          left, y - 4, Palette.color(index), Palette.dash(index));
      svg.text(left + 38, y, "start", Labels.fit(line[1], frame.width() - left - 42));
      y += LEGEND_ROW;
    }
    int height = (int) Math.ceil(bottom() + AXIS + legend.size() * LEGEND_ROW + 4);
    Svg all = new Svg();
    // Under the data and its words, which have a halo.
    band.draw(all, bottom());
    return new Picture(frame.suffix(), frame.width(), height, all.append(svg).toString());
  }
}
