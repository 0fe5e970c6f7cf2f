package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Run;
import java.util.ArrayList;
import java.util.List;

/** The charts of an incident. */
public final class Charts {
  private Charts() {}

  /** Those charts for which there are readings: live set, then holders. */
  public static List<Chart> of(Findings findings) {
    List<Run> runs = findings.incident().runs();
    List<Chart> charts = new ArrayList<>();
    if (runs.stream().anyMatch(run -> !run.floor().isEmpty())) {
      charts.add(LiveSetChart.of(findings));
    }
    if (runs.stream()
        .anyMatch(run -> run.holders().stream().anyMatch(h -> !h.series().isEmpty()))) {
      charts.add(HolderChart.of(findings));
    }
    return charts;
  }
}
