package io.leakscribe.draft;

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
    return List.of(
        new Block.Table(
            "Times of the incident",
            List.of("What", "Time (UTC)", "How it is known", "Event"),
            rows));
  }

  private static List<List<Span>> row(String name, Moment moment) {
    String shown = moment.at() == null ? "unknown" : Format.second(moment.at()).replace(" UTC", "");
    List<Span> events = new ArrayList<>();
    for (String event : moment.events()) {
      if (!events.isEmpty()) {
        events.add(new Span.Text(" "));
      }
      events.add(new Span.Cite(event));
    }
    return List.of(Say.only(name), Say.only(shown), Say.only(moment.how()), events);
  }
}
