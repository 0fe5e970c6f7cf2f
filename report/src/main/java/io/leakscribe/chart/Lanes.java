package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Harm;
import io.leakscribe.findings.Period;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.outside.Recording;
import io.leakscribe.timeline.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes into which strip of the timeline. */
final class Lanes {
  private static final int MOST_TRACKS = 10;
  private static final int MOST_NAMES = 6;
  private static final Map<String, String> NAMES =
      Map.of(
          "signal", "Growth",
          "agent", "Agent",
          "process", "Process",
          "deploy", "Version",
          "alert", "Alerts",
          "person", "People");

  private static final String USERS = "Users";

  private final Findings findings;
  private final Incident incident;
  private final Instant end;

  private Lanes(Findings findings, Instant end) {
    this.findings = findings;
    this.incident = findings.incident();
    this.end = end;
  }

  /** The strips that have something in them, from the process out to people. */
  static List<Lane> of(Findings findings, List<Row> rows, Instant end) {
    Lanes lanes = new Lanes(findings, end);
    Map<String, List<Integer>> events = new LinkedHashMap<>();
    for (String name :
        List.of("Version", "Process", "Growth", "Agent", USERS, "Alerts", "People")) {
      events.put(name, new ArrayList<>());
    }
    for (int i = 0; i < rows.size(); i++) {
      String name = lanes.name(rows.get(i));
      events.computeIfAbsent(name, n -> new ArrayList<>()).add(i + 1);
    }
    List<Lane> all = new ArrayList<>();
    events.forEach((name, numbers) -> all.add(new Lane(name, lanes.bars(name), numbers)));
    all.removeIf(Lane::isEmpty);
    return all;
  }

  /**
   * Of what Prometheus recorded, the service's own series tell of users, and the rest of alerts.
   */
  private String name(Row row) {
    String source = row.source();
    if (source.equals("Prometheus")
        && findings.recording().named(Recording.ALERTS).stream()
            .noneMatch(alert -> alert.id().equals(row.event()))) {
      return USERS;
    }
    boolean alert = source.startsWith("Alertmanager") || source.startsWith("Prometheus");
    return alert ? "Alerts" : NAMES.getOrDefault(source, source);
  }

  /** When it was worse for those who use the service. */
  private List<Bar> users() {
    Harm harm = findings.impact().harm();
    if (harm == null) {
      return List.of();
    }
    Bar.End how = harm.lasts() ? Bar.End.OPEN : Bar.End.CLOSED;
    String label = String.join(", ", harm.signs());
    Period period = harm.period();
    return List.of(new Bar("users", period.from(), period.to(), label, Palette.ALARM, 0.3, how));
  }

  private List<Bar> bars(String lane) {
    return switch (lane) {
      case "Process" -> runs();
      case "Growth" -> growth();
      case "Agent" -> stages();
      case "Alerts" -> alerts();
      case USERS -> users();
      default -> List.of();
    };
  }

  private List<Bar> runs() {
    List<Bar> bars = new ArrayList<>();
    Set<String> instances = new HashSet<>();
    int leftOut = 0;
    for (Run run : incident.runs()) {
      boolean isFirst = !instances.contains(run.instance());
      if (isFirst && instances.size() == MOST_TRACKS) {
        leftOut++;
        continue;
      }
      instances.add(run.instance());
      Bar.End how =
          run.lost() != null ? Bar.End.LOST : run.stopped() != null ? Bar.End.CLOSED : Bar.End.OPEN;
      String label =
          run.name()
              + (isFirst ? " " + run.instance() : "")
              + (run.lost() != null && isFirst ? ", lost" : "");
      bars.add(
          new Bar(run.instance(), run.first(), run.last(), label, Palette.color(0), 0.35, how));
    }
    if (leftOut > 0) {
      String words = "and %d more runs".formatted(leftOut);
      Instant at = incident.runs().get(0).first();
      bars.add(new Bar("", at, at, words, Palette.QUIET, 0, Bar.End.OPEN));
    }
    return bars;
  }

  private List<Bar> growth() {
    Instant onset = findings.times().onset().at();
    Instant over = findings.times().recovery().at();
    if (onset == null) {
      return List.of();
    }
    Bar.End how = over == null ? Bar.End.OPEN : Bar.End.CLOSED;
    Instant to = over == null ? end : over;
    return List.of(new Bar("growth", onset, to, "", Palette.color(3), 0.4, how));
  }

  private List<Bar> stages() {
    List<Bar> bars = new ArrayList<>();
    Instant over = findings.times().recovery().at();
    Instant to = over == null ? end : over;
    Instant confirmed = findings.times().confirmed().at();
    Instant critical = findings.times().critical().at();
    stage(bars, incident.detected().time(), first(confirmed, critical, to), "suspected", 0.15);
    stage(bars, confirmed, first(critical, null, to), "confirmed", 0.35);
    stage(bars, critical, to, "critical", 0.6);
    return bars;
  }

  private static Instant first(@Nullable Instant one, @Nullable Instant other, Instant end) {
    return one != null ? one : other != null ? other : end;
  }

  private void stage(
      List<Bar> bars, @Nullable Instant from, Instant to, String label, double opacity) {
    if (from != null && to.isAfter(from)) {
      Bar.End how = to.equals(end) ? Bar.End.OPEN : Bar.End.CLOSED;
      bars.add(new Bar(label, from, to, label, Palette.ALARM, opacity, how));
    }
  }

  private List<Bar> alerts() {
    List<Bar> bars = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<Firing> firings = Firing.of(findings);
    for (Firing firing : firings) {
      if (names.size() == MOST_NAMES && !names.contains(firing.alert())) {
        continue;
      }
      Instant over = firing.to();
      Bar.End how = over == null ? Bar.End.OPEN : Bar.End.CLOSED;
      Instant to = over == null ? end : over;
      long times = firings.stream().filter(f -> f.alert().equals(firing.alert())).count();
      String label = names.add(firing.alert()) ? firing.alert() + times(times) : "";
      bars.add(new Bar(firing.alert(), firing.from(), to, label, Palette.ALARM, 0.4, how));
    }
    return bars;
  }

  private static String times(long times) {
    return times == 1 ? "" : " ×" + times;
  }
}
