package io.leakscribe.bench.growth;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines over a logarithmic axis, as SVG. */
final class Curves {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int RIGHT = 230;
  private static final int TOP = 40;
  private static final int BOTTOM = 40;
  private static final List<String> COLOURS =
      List.of("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e");

  private final StringBuilder svg = new StringBuilder();
  private final double least;
  private final double most;
  private final double top;

  private Curves(Map<String, double[][]> lines) {
    least = lines.values().stream().mapToDouble(line -> line[0][0]).min().orElse(1);
    most = lines.values().stream().mapToDouble(line -> line[line.length - 1][0]).max().orElse(10);
    top =
        1.1
            * lines.values().stream()
                .flatMap(line -> List.of(line).stream())
                .mapToDouble(point -> point[1])
                .max()
                .orElse(1);
  }

  /**
   * Draws points (x, y), each line with its name at its end; y begins at 0.
   *
   * @param unit of the y axis
   * @param below words below the x axis
   */
  static String draw(String title, String unit, String below, Map<String, double[][]> lines) {
    Curves curves = new Curves(lines);
    curves.frame(title, unit, below);
    int i = 0;
    for (Map.Entry<String, double[][]> line : lines.entrySet()) {
      curves.line(line.getKey(), line.getValue(), COLOURS.get(i % COLOURS.size()), i);
      i++;
    }
    return curves.svg.append("</svg>\n").toString();
  }

  private void frame(String title, String unit, String below) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH, HEIGHT);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    add("<text x=\"%d\" y=\"20\" font-size=\"14\">%s</text>", LEFT, title);
    for (int part = 0; part <= 4; part++) {
      double value = top * part / 4;
      add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
          LEFT, WIDTH - RIGHT, y(value), y(value));
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
          LEFT - 6, y(value) + 4, value);
    }
    add("<text x=\"%d\" y=\"%d\" fill=\"#555\">%s</text>", 8, TOP - 6, unit);
    add("<text x=\"%d\" y=\"%d\" fill=\"#555\">%s</text>", LEFT, HEIGHT - 8, below);
  }

  private void line(String name, double[][] points, String colour, int row) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point[0]), y(point[1])));
      add(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
          x(point[0]), y(point[1]), colour);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%s</text>",
          x(point[0]), HEIGHT - BOTTOM + 14, row == 0 ? label(point[0]) : "");
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
        path.toString().strip(), colour);
    int height = TOP + 12 + 18 * row;
    add("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>", WIDTH - RIGHT + 12, height, colour, name);
  }

  private static String label(double x) {
    return String.format(Locale.ROOT, x < 10 && x != Math.rint(x) ? "%.1f" : "%,.0f", x);
  }

  private double x(double value) {
    double share = Math.log(value / least) / Math.log(most / least);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - Math.max(0, value) / top * (HEIGHT - TOP - BOTTOM);
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation is not among our dependencies.
  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
