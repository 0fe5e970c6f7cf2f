package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Series;
import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Entries over time of the fields that hold most, the leading suspect's first. */
final class HolderChart {
  private final Findings findings;
  private final Incident incident;
  private final List<String> holders;

  private HolderChart(Findings findings) {
    this.findings = findings;
    this.incident = findings.incident();
    Suspect leading = incident.leading();
    String first = leading == null || leading.holder() == null ? "" : leading.holder();
    Set<String> names =
        new TreeSet<>(
            Comparator.comparing((String name) -> !name.equals(first))
                .thenComparing(Comparator.naturalOrder()));
    incident.runs().forEach(run -> run.holders().forEach(series -> names.add(series.holder())));
    this.holders = List.copyOf(names);
  }

  static Chart of(Findings findings) {
    HolderChart chart = new HolderChart(findings);
    Numbers numbers = new Numbers();
    for (String name : chart.holders) {
      for (Run run : chart.incident.runs()) {
        Series series = run.holder(name);
        if (series != null) {
          numbers.add(run, name, series, Format::number);
        }
      }
    }
    return new Chart(
        "holders",
        "Entries held over time, by holder",
        chart.description(),
        chart.picture(Frame.WIDE),
        chart.picture(Frame.NARROW),
        false,
        Numbers.HEADER,
        numbers.rows());
  }

  private Picture picture(Frame frame) {
    double max = max();
    Plot plot = new Plot(frame, Window.of(findings, frame, false), max * 1.08, Marks.of(findings));
    plot.axes(Scales.countStep(max), Scales::count);
    plot.interval(findings.times().onset());
    plot.strip(Firing.of(findings));
    for (int i = holders.size() - 1; i >= 0; i--) {
      lines(plot, i);
    }
    for (int i = 0; i < Math.min(holders.size(), Palette.DISTINCT); i++) {
      String name = holders.get(i);
      plot.legend(i, frame.isNarrow() ? Labels.shortName(name) : name);
    }
    if (holders.size() > Palette.DISTINCT) {
      plot.legend(Palette.DISTINCT, (holders.size() - Palette.DISTINCT) + " more holders");
    }
    return plot.picture();
  }

  private void lines(Plot plot, int index) {
    List<Run> runs = new ArrayList<>();
    incident.runs().stream()
        .filter(run -> run.holder(holders.get(index)) != null)
        .forEach(runs::add);
    runs.sort(Comparator.comparingDouble((Run run) -> -last(run, index)));
    for (Run run : runs.subList(0, Math.min(runs.size(), Palette.MOST_LINES))) {
      Series series = run.holder(holders.get(index));
      boolean named = index == 0 && runs.size() > 1 && runs.indexOf(run) < Palette.DISTINCT;
      if (series != null) {
        plot.line(series, index, named ? run.name() : "", index == 0);
      }
    }
  }

  private double last(Run run, int index) {
    Series series = run.holder(holders.get(index));
    return series == null || series.isEmpty() ? 0 : series.last().value();
  }

  private double max() {
    double max = 0;
    for (Run run : incident.runs()) {
      for (Run.HolderSeries holder : run.holders()) {
        for (Point point : holder.series().points()) {
          max = Math.max(max, point.value());
        }
      }
    }
    return max;
  }

  private String description() {
    return "One line for each holder: "
        + String.join(", ", holders)
        + ". The numbers are in the table."
        + (holders.isEmpty() ? "" : Gaps.words(incident.runs(), run -> run.holder(holders.get(0))));
  }
}
