package io.leakscribe.draft;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The incident as a Mermaid diagram. Its names are our own words only, so nothing needs escaping;
 * times have no zone, because Mermaid would move them into the reader's.
 */
final class Gantt {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final StringBuilder out =
      new StringBuilder(
          """
          gantt
            title Times in UTC
            dateFormat YYYY-MM-DDTHH:mm:ss
            axisFormat %H:%M
          """);

  static String of(Incident incident) {
    Gantt gantt = new Gantt();
    gantt.section("Process");
    for (Run run : incident.runs()) {
      String end = run.lost() != null ? " (lost)" : run.stopped() != null ? " (stopped)" : "";
      gantt.bar(run.name() + end, run.lost() != null ? "crit, " : "", run.first(), run.last());
    }
    gantt.leak(incident);
    return gantt.out.toString();
  }

  private void leak(Incident incident) {
    section("Leak");
    Instant end =
        incident.resolved() == null ? incident.asOf() : incident.resolved().origin().time();
    Instant detected = incident.detected().time();
    Instant onset = incident.onset();
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
      out.append("  resolved : milestone, ").append(TIME.format(end)).append(", 0s\n");
    }
  }

  private static @Nullable Instant time(@Nullable Turn turn) {
    return turn == null ? null : turn.origin().time();
  }

  private void section(String name) {
    out.append("  section ").append(name).append('\n');
  }

  private void bar(String name, String tags, Instant from, Instant to) {
    Instant end = to.isAfter(from.plusSeconds(1)) ? to : from.plusSeconds(1);
    out.append("  ").append(name).append(" : ").append(tags);
    out.append(TIME.format(from)).append(", ").append(TIME.format(end)).append('\n');
  }
}
