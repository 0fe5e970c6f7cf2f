package io.leakscribe.draft;

import io.leakscribe.chart.TimelinePicture;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.timeline.Row;
import io.leakscribe.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened, in the order of time. */
final class TimelineSection {

  private TimelineSection() {}

  static List<Block> of(Findings findings) {
    List<Row> timeline = Timeline.of(findings);
    boolean late = timeline.stream().anyMatch(row -> row.lateness() != null);
    List<List<List<Span>>> rows = new ArrayList<>();
    timeline.forEach(row -> rows.add(cells(row, late)));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Timeline"));
    blocks.add(
        new Block.Table(
            "What happened, oldest first",
            late
                ? List.of("Time (UTC)", "Source", "What happened", "Received", "Event")
                : List.of("Time (UTC)", "Source", "What happened", "Event"),
            rows));
    blocks.add(new Block.Mermaid(Gantt.of(findings)));
    if (timeline.size() > 1) {
      blocks.add(new Block.Drawing(TimelinePicture.of(findings, timeline)));
    }
    blocks.add(
        new Block.Question(
            findings.incident().notes().isEmpty()
                ? "What did people do and when: who was called, which wrong turns were taken, what"
                    + " was tried? (Each line can be added with the note command and then stands"
                    + " here.)"
                : "What did people do that does not stand here yet, and who was called? (The note"
                    + " command adds a line.)"));
    return blocks;
  }

  private static List<List<Span>> cells(Row row, boolean late) {
    List<List<Span>> cells = new ArrayList<>();
    cells.add(Say.only(Format.second(row.time()).replace(" UTC", "")));
    cells.add(Say.only(row.source()));
    cells.add(Say.only(row.what()));
    if (late) {
      Duration lateness = row.lateness();
      cells.add(lateness == null ? List.of() : Say.only(late(lateness)));
    }
    List<Span> events = new ArrayList<>(List.of(new Span.Cite(row.event())));
    for (String event : row.also()) {
      events.add(new Span.Text(" "));
      events.add(new Span.Cite(event));
    }
    cells.add(events);
    return cells;
  }

  private static String late(Duration lateness) {
    return lateness.isNegative()
        ? Format.precise(lateness.abs()) + " before (clocks differ)"
        : Format.precise(lateness) + " later";
  }
}
