package io.leakscribe.chart;

import io.leakscribe.incident.Point;
import io.leakscribe.incident.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** The area between two times and from zero to a largest value, and what is drawn in it. */
final class Plot {
  static final int WIDTH = 860;
  static final int HEIGHT = 380;
  private static final int LEFT = 76;
  private static final int RIGHT = 30;
  private static final int TOP = 76;
  private static final int BOTTOM = 44;
  private static final long[] STEPS = {
    1,
    5,
    10,
    30,
    60,
    300,
    600,
    1800,
    3600,
    10_800,
    21_600,
    43_200,
    86_400,
    172_800,
    604_800,
    2_592_000,
    7_776_000,
    31_536_000
  };

  private final Instant from;
  private final Instant to;
  private final double max;
  private final StringBuilder svg = new StringBuilder();

  Plot(Instant from, Instant to, double max) {
    this.from = from;
    this.to = to.isAfter(from) ? to : from.plusSeconds(1);
    this.max = max > 0 ? max : 1;
  }

  double x(Instant time) {
    double share =
        (double) Duration.between(from, time).toMillis() / Duration.between(from, to).toMillis();
    return LEFT + Math.max(0, Math.min(1, share)) * (WIDTH - LEFT - RIGHT);
  }

  double y(double value) {
    double share = Math.max(0, Math.min(1, value / max));
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  /** Adds elements; the arguments are formatted for {@link Locale#ROOT}. */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  void add(String pattern, Object... arguments) {
    svg.append(String.format(Locale.ROOT, pattern, arguments)).append('\n');
  }

  void axes(double step, DoubleFunction<String> label) {
    for (double value = 0; value <= max * 1.0001; value += step) {
      double y = y(value);
      add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"currentColor\""
              + " stroke-opacity=\"0.15\"/>",
          LEFT, y, WIDTH - RIGHT, y);
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"currentColor\">%s</text>",
          LEFT - 8, y + 4, Xml.escape(label.apply(value)));
    }
    timeAxis();
  }

  private void timeAxis() {
    long seconds = Math.max(1, Duration.between(from, to).toSeconds());
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i] <= 7; i--) {
      step = STEPS[i];
    }
    DateTimeFormatter format = timeFormat(step, seconds);
    long first = Math.floorDiv(from.getEpochSecond() + step - 1, step) * step;
    for (long at = first; at <= to.getEpochSecond(); at += step) {
      Instant tick = Instant.ofEpochSecond(at);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"currentColor\">%s</text>",
          x(tick), HEIGHT - BOTTOM + 18, format.format(tick));
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"currentColor\" font-size=\"11\">"
            + "time in UTC, from %s</text>",
        WIDTH - RIGHT,
        HEIGHT - 8,
        DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(from));
  }

  private static DateTimeFormatter timeFormat(long step, long span) {
    String pattern = step < 60 ? "HH:mm:ss" : span <= 86_400 ? "HH:mm" : "MM-dd HH:mm";
    return DateTimeFormatter.ofPattern(step >= 86_400 ? "MM-dd" : pattern, Locale.ROOT)
        .withZone(ZoneOffset.UTC);
  }

  /** A line through the readings, broken where none came in for long. */
  void line(Series series, String color, String dash) {
    List<Point> points = series.points();
    if (points.isEmpty()) {
      return;
    }
    long gap = longestStep(points);
    StringBuilder path = new StringBuilder();
    Instant last = null;
    for (Point point : points) {
      boolean jump = last == null || Duration.between(last, point.time()).toMillis() > gap;
      path.append(
          String.format(
              Locale.ROOT, "%s%.1f %.1f", jump ? "M" : "L", x(point.time()), y(point.value())));
      last = point.time();
    }
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s"
            + " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
        path, color, dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
  }

  private static long longestStep(List<Point> points) {
    long[] steps = new long[Math.max(1, points.size() - 1)];
    for (int i = 1; i < points.size(); i++) {
      steps[i - 1] = Duration.between(points.get(i - 1).time(), points.get(i).time()).toMillis();
    }
    java.util.Arrays.sort(steps);
    return Math.max(1, steps[steps.length / 2]) * 8;
  }

  int top() {
    return TOP;
  }

  int bottom() {
    return HEIGHT - BOTTOM;
  }

  int left() {
    return LEFT;
  }

  int right() {
    return WIDTH - RIGHT;
  }

  /** One, two or five times a power of ten, so that there are four to eight lines. */
  static double step(double max, double unit) {
    double raw = Math.max(max / unit / 5, 1e-9);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double lead = raw / power;
    double nice = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
    return nice * power * unit;
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
