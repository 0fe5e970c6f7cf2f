package io.leakscribe.draft;

import io.leakscribe.findings.Lapse;
import io.leakscribe.findings.Moment;
import io.leakscribe.findings.Times;
import io.leakscribe.incident.Format;
import java.util.ArrayList;
import java.util.List;

/** When it began, when it was seen, and when it was over: each by itself. */
final class TimesSection {
  private TimesSection() {}

  static List<Block> of(Times times) {
    List<List<List<Span>>> rows = new ArrayList<>();
    rows.add(row("Onset", times.onset()));
    rows.add(row("Detection", times.detection()));
    rows.add(row("Confirmed", times.confirmed()));
    rows.add(row("Critical", times.critical()));
    rows.add(row("Alert", times.alert()));
    rows.add(row("Mitigation", times.mitigation()));
    rows.add(row("Recovery", times.recovery()));
    rows.add(row(times.toDetect()));
    rows.add(row(times.toMitigate()));
    rows.add(row(times.toRecover()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Table(
            "Times of the incident",
            List.of("What", "Time (UTC)", "How it is known", "Event"),
            rows));
    for (String contradiction : times.contradictions()) {
      blocks.add(
          new Block.Paragraph(
              new Say().strong("These times do not agree: ").and(contradiction).done()));
    }
    return blocks;
  }

  private static List<List<Span>> row(String name, Moment moment) {
    String shown = moment.at() == null ? "unknown" : Format.second(moment.at()).replace(" UTC", "");
    String open = moment.isAtOrBefore() ? " or before" : "";
    return List.of(
        Say.only(name),
        Say.only(shown + open + Words.interval(moment)),
        Say.only(moment.how()),
        events(moment.events()));
  }

  private static List<List<Span>> row(Lapse lapse) {
    return List.of(
        Say.only(lapse.name()),
        Say.only(Words.length(lapse)),
        Say.only(lapse.how()),
        events(lapse.events()));
  }

  private static List<Span> events(List<String> cited) {
    List<Span> events = new ArrayList<>();
    for (String event : cited) {
      if (!events.isEmpty()) {
        events.add(new Span.Text(" "));
      }
      events.add(new Span.Cite(event));
    }
    return events;
  }
}
