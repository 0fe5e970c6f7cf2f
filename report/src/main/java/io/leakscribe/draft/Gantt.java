package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The incident as a Mermaid diagram. Its names are our own words only, so nothing needs escaping;
 * times have no zone, because Mermaid would move them into the reader's.
 */
final class Gantt {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** More bars than fit on a screen would push what matters off it. */
  private static final int MOST_RUNS = 12;

  private final StringBuilder out = new StringBuilder();

  static String of(Findings findings) {
    Incident incident = findings.incident();
    Gantt gantt = new Gantt();
    gantt.out.append("gantt\n  title Times in UTC\n  dateFormat YYYY-MM-DDTHH:mm:ss\n");
    gantt.out.append("  axisFormat ").append(axis(incident)).append('\n');
    gantt.section("Process");
    List<Run> runs = incident.runs();
    for (Run run : runs.subList(0, Math.min(MOST_RUNS, runs.size()))) {
      String end = run.lost() != null ? " (lost)" : run.stopped() != null ? " (stopped)" : "";
      gantt.bar(run.name() + end, run.lost() != null ? "crit, " : "", run.first(), run.last());
    }
    if (!incident.deploys().isEmpty()) {
      gantt.milestone("version changed", incident.deploys().get(0).origin().time());
    }
    gantt.leak(findings);
    Instant alert = findings.times().alert().at();
    if (alert != null) {
      gantt.section("Alerts");
      gantt.milestone("first alert", alert);
    }
    return gantt.out.toString();
  }

  private static String axis(Incident incident) {
    Instant from = incident.runs().get(0).first();
    Instant onset = incident.onset();
    from = onset != null && onset.isBefore(from) ? onset : from;
    Duration length = Duration.between(from, incident.asOf());
    if (length.toMinutes() < 10) {
      return "%H:%M:%S";
    }
    return length.toHours() < 20 ? "%H:%M" : length.toDays() < 4 ? "%d %b %H:%M" : "%d %b";
  }

  private void leak(Findings findings) {
    Incident incident = findings.incident();
    section("Leak");
    Instant end = end(findings);
    Instant detected = incident.detected().time();
    Instant onset = findings.times().onset().at();
    if (onset != null && onset.isBefore(detected)) {
      bar("growing, not yet seen", "", onset, detected);
    }
    Instant confirmed = time(incident.first(Stage.CONFIRMED));
    Instant critical = time(incident.first(Stage.CRITICAL));
    Instant next = confirmed != null ? confirmed : critical != null ? critical : end;
    bar("suspected", "", detected, next);
    if (confirmed != null) {
      bar("confirmed", "active, ", confirmed, critical != null ? critical : end);
    }
    if (critical != null) {
      bar("critical", "crit, ", critical, end);
    }
    if (incident.resolved() != null) {
      milestone("resolved", end);
    } else if (end.isBefore(incident.asOf())) {
      milestone("growth over", end);
    }
  }

  private static Instant end(Findings findings) {
    Event.LeakResolved resolved = findings.incident().resolved();
    if (resolved != null) {
      return resolved.origin().time();
    }
    Instant recovery = findings.times().recovery().at();
    Instant told = findings.incident().latest().origin().time();
    return recovery != null && recovery.isAfter(told) ? recovery : findings.incident().asOf();
  }

  private static @Nullable Instant time(@Nullable Turn turn) {
    return turn == null ? null : turn.origin().time();
  }

  private void section(String name) {
    out.append("  section ").append(name).append('\n');
  }

  private void milestone(String name, Instant at) {
    out.append("  ").append(name).append(" : milestone, ").append(TIME.format(at)).append(", 0s\n");
  }

  private void bar(String name, String tags, Instant from, Instant to) {
    Instant end = to.isAfter(from.plusSeconds(1)) ? to : from.plusSeconds(1);
    out.append("  ").append(name).append(" : ").append(tags);
    out.append(TIME.format(from)).append(", ").append(TIME.format(end)).append('\n');
  }
}
