package io.leakscribe.serve;

import static io.leakscribe.serve.Page.escape;
import static io.leakscribe.serve.Page.segment;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.IncidentState;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of incidents: what is open first, and of that the worst. */
final class IndexPage {
  private static final int MOST_ROWS = 1000;
  private static final List<String> COLUMNS =
      List.of("Service", "State", "Since", "Suspect", "Confidence", "Time left", "Updated");

  static final Comparator<Shelf.Entry> OPEN_AND_WORST_FIRST =
      Comparator.comparing((Shelf.Entry entry) -> rank(entry.incident().state()))
          .thenComparing(entry -> entry.incident().detected().time(), Comparator.reverseOrder())
          .thenComparing(Shelf.Entry::service)
          .thenComparing(entry -> entry.incident().id());

  private IndexPage() {}

  static Reply of(List<Shelf.Entry> entries, Instant now) {
    StringBuilder main = new StringBuilder("<h1>Incidents</h1>\n");
    if (entries.isEmpty()) {
      main.append("<p>None: no journal here tells of a leak.</p>\n");
    } else {
      main.append("<p>").append(escape(count(entries))).append(" All times are UTC.</p>\n");
      table(main, entries.stream().sorted(OPEN_AND_WORST_FIRST).limit(MOST_ROWS).toList(), now);
    }
    return Page.of(200, "Incidents", main.toString());
  }

  private static String count(List<Shelf.Entry> entries) {
    long open =
        entries.stream()
            .filter(entry -> entry.incident().state() != IncidentState.RESOLVED)
            .count();
    String shown =
        entries.size() > MOST_ROWS ? " The first %d are shown.".formatted(MOST_ROWS) : "";
    return "%d open, %d resolved.%s".formatted(open, entries.size() - open, shown);
  }

  private static int rank(IncidentState state) {
    return switch (state) {
      case CRITICAL -> 0;
      case CONFIRMED -> 1;
      case SUSPECTED -> 2;
      case RESOLVED -> 3;
    };
  }

  private static void table(StringBuilder out, List<Shelf.Entry> entries, Instant now) {
    out.append("<div class=\"wide\">\n<table>\n<thead><tr>");
    COLUMNS.forEach(name -> out.append("<th scope=\"col\">").append(name).append("</th>"));
    out.append("</tr></thead>\n<tbody>\n");
    for (Shelf.Entry entry : entries) {
      row(out, entry, now);
    }
    out.append("</tbody>\n</table>\n</div>\n");
  }

  private static void row(StringBuilder out, Shelf.Entry entry, Instant now) {
    Incident incident = entry.incident();
    Suspect leading = incident.leading();
    String state = incident.state().label();
    Instant onset = incident.onset();
    String link = "incidents/%s/%s/".formatted(segment(entry.service()), segment(incident.id()));
    out.append("<tr>");
    cell(out, 0, escape(incident.service()));
    cell(out, 1, "<span class=\"%s\">%s</span>".formatted(state, state));
    cell(out, 2, time(onset == null ? incident.detected().time() : onset));
    cell(
        out,
        3,
        "<a href=\"%s\">%s</a>"
            .formatted(link, leading == null ? "no suspect yet" : name(Subject.of(leading))));
    cell(out, 4, leading == null ? "" : Format.percent(leading.confidence()));
    cell(out, 5, escape(left(incident, now)));
    cell(out, 6, time(incident.asOf()));
    out.append("</tr>\n");
  }

  private static void cell(StringBuilder out, int column, String html) {
    out.append("<td data-label=\"").append(COLUMNS.get(column)).append("\">");
    out.append(html).append("</td>");
  }

  private static String name(String text) {
    return "<code>" + escape(text).replace(".", ".<wbr/>") + "</code>";
  }

  private static String time(Instant time) {
    return "<time datetime=\"%s\">%s</time>"
        .formatted(time, Format.minute(time).replace(" UTC", ""));
  }

  /** How long the memory lasts from now on. */
  static String left(Incident incident, Instant now) {
    Exhaustion exhaustion = incident.exhaustion();
    if (exhaustion == null) {
      boolean isOpen = incident.state() != IncidentState.RESOLVED;
      return isOpen && incident.isLeftByAll() ? "no process left" : "";
    }
    Instant latest = exhaustion.latest();
    if (latest != null && latest.isBefore(now)) {
      return "past, since " + Format.minute(latest).replace(" UTC", "");
    }
    String from = span(now, exhaustion.earliest());
    return latest == null ? from + " or more" : from + " to " + span(now, latest);
  }

  private static String span(Instant now, @Nullable Instant then) {
    return then == null ? "?" : Format.duration(Duration.between(now, then));
  }
}
