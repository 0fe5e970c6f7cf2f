package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Exhaustion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Memory in use right after a collection, run by run, and when it will be full. */
final class LiveSetChart {
  private static final int MOST_CEILINGS = 3;

  private final Findings findings;
  private final Incident incident;
  private final List<Run> runs = new ArrayList<>();

  private LiveSetChart(Findings findings) {
    this.findings = findings;
    this.incident = findings.incident();
    incident.runs().stream().filter(run -> !run.floor().isEmpty()).forEach(runs::add);
    // With many replicas the ones that hold most are told apart by colour.
    if (runs.size() > Palette.DISTINCT) {
      runs.sort(Comparator.comparingDouble((Run run) -> -run.floor().last().value()));
    }
  }

  static Chart of(Findings findings) {
    LiveSetChart chart = new LiveSetChart(findings);
    Numbers numbers = new Numbers();
    chart.runs.forEach(run -> numbers.add(run, "live set", run.floor(), Format::bytes));
    return new Chart(
        "liveset",
        "Live set over time: memory in use right after a collection",
        chart.description(),
        chart.picture(Frame.WIDE),
        chart.picture(Frame.NARROW),
        false,
        Numbers.HEADER,
        numbers.rows());
  }

  private Picture picture(Frame frame) {
    TimeScale scale = Window.of(findings, frame, true);
    List<Mark> marks = new ArrayList<>(Marks.of(findings));
    Exhaustion exhaustion = incident.exhaustion();
    if (exhaustion != null) {
      // First in line for a place: it is what the reader has come for.
      marks.add(0, Marks.of(exhaustion, incident.asOf(), scale, frame.isNarrow()));
    }
    double max = max();
    // Space above the ceiling for its words.
    Plot plot = new Plot(frame, scale, max * 1.1, marks);
    plot.axes(Scales.byteStep(max), Scales::bytes);
    plot.interval(findings.times().onset());
    plot.strip(Firing.of(findings));
    Forecast.draw(plot, scale, incident);
    ceilings(plot);
    lines(plot);
    return plot.picture();
  }

  private void lines(Plot plot) {
    for (int i = Math.min(runs.size(), Palette.MOST_LINES) - 1; i >= 0; i--) {
      boolean named = runs.size() > 1 && i < Palette.DISTINCT;
      plot.line(runs.get(i).floor(), i, named ? runs.get(i).name() : "", i < Palette.DISTINCT);
    }
    for (int i = 0; runs.size() > 1 && i < Math.min(runs.size(), Palette.DISTINCT); i++) {
      plot.legend(i, words(runs.get(i)));
    }
    if (runs.size() > Palette.DISTINCT) {
      int hidden = runs.size() - Palette.MOST_LINES;
      String drawn = hidden > 0 ? ", " + hidden + " of them not drawn" : "";
      plot.legend(Palette.DISTINCT, (runs.size() - Palette.DISTINCT) + " more runs" + drawn);
    }
  }

  private static String words(Run run) {
    String version = run.started() == null ? "" : run.started().version();
    String end = run.lost() == null ? "" : ", lost";
    return run.name() + " " + run.instance() + (version.isBlank() ? "" : ", " + version) + end;
  }

  private void ceilings(Plot plot) {
    TreeSet<Long> ceilings = new TreeSet<>(Comparator.reverseOrder());
    runs.forEach(run -> ceilings.add(run.started() == null ? 0 : run.started().heapMax()));
    ceilings.removeIf(ceiling -> ceiling <= 0);
    double above = Double.NEGATIVE_INFINITY;
    for (Long ceiling : ceilings.stream().limit(MOST_CEILINGS).toList()) {
      double y = plot.y(ceiling);
      Frame frame = plot.frame();
      plot.svg()
          .add(
              "<path d=\"M%d %.1fH%d\" stroke=\"%s\" stroke-width=\"1.6\"/>",
              frame.left(), y, frame.end(), Palette.ALARM);
      if (y - above > 16) {
        String words = "heap maximum " + Scales.bytes(ceiling);
        plot.svg().halo(frame.left() + 5, y - 5, "start", words);
        above = y;
      }
    }
  }

  private double max() {
    double max = 0;
    for (Run run : runs) {
      max = run.started() == null ? max : Math.max(max, (double) run.started().heapMax());
      for (Point point : run.floor().points()) {
        max = Math.max(max, point.value());
      }
    }
    return max;
  }

  private String description() {
    StringBuilder words = new StringBuilder();
    runs.stream()
        .limit(Palette.DISTINCT)
        .forEach(
            run ->
                words.append(
                    "In run %s from %s to %s. "
                        .formatted(
                            run.name(),
                            Format.bytes(run.floor().points().get(0).value()),
                            Format.bytes(run.floor().last().value()))));
    double heapMax =
        runs.stream()
            .mapToDouble(run -> run.started() == null ? 0 : (double) run.started().heapMax())
            .max()
            .orElse(0);
    words.append(heapMax > 0 ? "Heap maximum " + Format.bytes(heapMax) + "." : "");
    return words.append(Gaps.words(runs, Run::floor)).toString();
  }
}
