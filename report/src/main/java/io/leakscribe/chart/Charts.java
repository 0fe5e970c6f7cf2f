package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Series;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The charts of an incident. */
public final class Charts {
  private static final String[] COLORS = {"#2f74c0", "#c2571a", "#3c8c5a", "#8a5fb0"};
  private static final String[] DASHES = {"", "7 4", "2 4", "9 3 2 3"};
  private static final int TABLE_ROWS_PER_RUN = 8;
  private static final double KIB = 1024;

  private Charts() {}

  /** Those charts for which there are readings: live set, then holders. */
  public static List<Chart> of(Findings findings) {
    Incident incident = findings.incident();
    List<Chart> charts = new ArrayList<>();
    if (incident.runs().stream().anyMatch(run -> !run.floor().isEmpty())) {
      charts.add(liveSet(incident));
    }
    if (incident.runs().stream().anyMatch(run -> !run.holders().isEmpty())) {
      charts.add(holders(incident));
    }
    return charts;
  }

  private static Chart liveSet(Incident incident) {
    double heapMax = heapMax(incident);
    double max = Math.max(heapMax, largest(incident.runs().stream().map(Run::floor).toList()));
    Exhaustion exhaustion = incident.exhaustion();
    Plot plot = plot(incident, exhaustion, max * 1.05);
    plot.axes(byteStep(max), value -> Format.bytes(value));
    if (exhaustion != null && heapMax > 0 && exhaustion.resource().equals("heap")) {
      forecast(plot, incident, exhaustion, heapMax);
    }
    if (heapMax > 0) {
      limit(plot, heapMax);
    }
    List<List<String>> table = new ArrayList<>();
    for (Run run : incident.runs()) {
      plot.line(run.floor(), COLORS[0], "");
      rows(table, run, "live set", run.floor(), true);
    }
    Marks.draw(plot, incident);
    return new Chart(
        "liveset",
        "Live set over time: memory in use right after a collection",
        describe(incident, heapMax),
        plot.toString(),
        List.of("Time (UTC)", "Run", "Series", "Value"),
        table);
  }

  private static Chart holders(Incident incident) {
    Suspect leading = incident.leading();
    String first = leading == null || leading.holder() == null ? "" : leading.holder();
    TreeSet<String> names =
        new TreeSet<>(
            Comparator.comparing((String name) -> !name.equals(first))
                .thenComparing(Comparator.naturalOrder()));
    List<Series> all = new ArrayList<>();
    for (Run run : incident.runs()) {
      for (Run.HolderSeries series : run.holders()) {
        names.add(series.holder());
        all.add(series.series());
      }
    }
    double max = largest(all);
    Plot plot = plot(incident, null, max * 1.1);
    plot.axes(Math.max(1, Plot.step(max, 1)), value -> Format.number(value));
    List<List<String>> table = new ArrayList<>();
    int index = 0;
    for (String name : names) {
      for (Run run : incident.runs()) {
        Series series = run.holder(name);
        if (series != null) {
          plot.line(series, COLORS[index % COLORS.length], DASHES[index % DASHES.length]);
          rows(table, run, name, series, false);
        }
      }
      legend(plot, name, index++);
    }
    Marks.draw(plot, incident);
    return new Chart(
        "holders",
        "Entries held over time, by holder",
        "One line for each holder: " + String.join(", ", names) + ". The numbers are in the table.",
        plot.toString(),
        List.of("Time (UTC)", "Run", "Series", "Value"),
        table);
  }

  private static void legend(Plot plot, String name, int index) {
    int y = plot.top() + 16 + index * 18;
    plot.add(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"%s/>",
        plot.left() + 10,
        y - 4,
        plot.left() + 44,
        y - 4,
        COLORS[index % COLORS.length],
        DASHES[index % DASHES.length].isEmpty()
            ? ""
            : " stroke-dasharray=\"" + DASHES[index % DASHES.length] + "\"");
    plot.add(
        "<text x=\"%d\" y=\"%d\" fill=\"currentColor\">%s</text>",
        plot.left() + 50, y, Xml.escape(name));
  }

  private static Plot plot(Incident incident, @Nullable Exhaustion exhaustion, double max) {
    Instant from = incident.onset() == null ? incident.detected().time() : incident.onset();
    for (Run run : incident.runs()) {
      from = run.first().isBefore(from) ? run.first() : from;
    }
    Instant to = incident.asOf();
    if (exhaustion != null) {
      Instant far = exhaustion.latest() == null ? exhaustion.at() : exhaustion.latest();
      // A forecast far ahead must not squeeze what was measured into a corner.
      Instant limit = to.plus(Duration.between(from, to).multipliedBy(3).dividedBy(2));
      to = far.isAfter(to) ? (far.isBefore(limit) ? far : limit) : to;
    }
    return new Plot(from, to, max);
  }

  private static void forecast(Plot plot, Incident incident, Exhaustion exhaustion, double full) {
    Point last = null;
    for (Run run : incident.runs()) {
      boolean newer = !run.floor().isEmpty() && (last == null || run.last().isAfter(last.time()));
      last = newer ? run.floor().last() : last;
    }
    if (last == null) {
      return;
    }
    double x = plot.x(last.time());
    double y = plot.y(last.value());
    plot.add(
        "<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"#c2571a\" fill-opacity=\"0.18\""
            + " stroke=\"#c2571a\" stroke-dasharray=\"3 3\"/>",
        x,
        y,
        plot.x(exhaustion.earliest()),
        plot.y(full),
        exhaustion.latest() == null ? plot.right() : plot.x(exhaustion.latest()),
        plot.y(full));
    double label = Math.min(plot.right() - 130, Math.max(x + 8, plot.x(exhaustion.earliest())));
    plot.add(
        "<text x=\"%.1f\" y=\"%.1f\" fill=\"currentColor\" font-size=\"11\">full, 90 %% interval</text>",
        label, plot.y(full) + 14);
  }

  private static void limit(Plot plot, double heapMax) {
    double y = plot.y(heapMax);
    plot.add(
        "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"currentColor\""
            + " stroke-width=\"1.5\" stroke-dasharray=\"8 4\"/>",
        plot.left(), y, plot.right(), y);
    plot.add(
        "<text x=\"%d\" y=\"%.1f\" fill=\"currentColor\" font-size=\"11\">heap maximum %s</text>",
        plot.left() + 6, y + 14, Format.bytes(heapMax));
  }

  private static void rows(
      List<List<String>> table, Run run, String name, Series series, boolean bytes) {
    List<Point> points = series.points();
    int rows = Math.min(TABLE_ROWS_PER_RUN, points.size());
    for (int i = 0; i < rows; i++) {
      int index = rows == 1 ? 0 : (int) ((long) i * (points.size() - 1) / (rows - 1));
      Point point = points.get(index);
      String value = bytes ? Format.bytes(point.value()) : Format.number(point.value());
      table.add(List.of(Format.second(point.time()).replace(" UTC", ""), run.name(), name, value));
    }
  }

  private static String describe(Incident incident, double heapMax) {
    StringBuilder words = new StringBuilder();
    for (Run run : incident.runs()) {
      if (!run.floor().isEmpty()) {
        words
            .append("In run ")
            .append(run.name())
            .append(" from ")
            .append(Format.bytes(run.floor().points().get(0).value()))
            .append(" to ")
            .append(Format.bytes(run.floor().last().value()))
            .append(". ");
      }
    }
    return words + (heapMax > 0 ? "Heap maximum " + Format.bytes(heapMax) + "." : "");
  }

  private static double heapMax(Incident incident) {
    double max = 0;
    for (Run run : incident.runs()) {
      max = run.started() == null ? max : Math.max(max, (double) run.started().heapMax());
    }
    return max;
  }

  private static double largest(List<Series> all) {
    double max = 0;
    for (Series series : all) {
      for (Point point : series.points()) {
        max = Math.max(max, point.value());
      }
    }
    return max;
  }

  private static double byteStep(double max) {
    double unit = 1;
    while (max / unit >= KIB) {
      unit *= KIB;
    }
    return Plot.step(max, unit);
  }
}
