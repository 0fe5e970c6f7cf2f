package io.leakscribe.draft;

import io.leakscribe.chart.TimelinePicture;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.timeline.Row;
import io.leakscribe.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/** What happened, in the order of time. */
final class TimelineSection {

  private TimelineSection() {}

  static List<Block> of(Findings findings) {
    List<List<List<Span>>> rows = new ArrayList<>();
    List<Row> timeline = Timeline.of(findings);
    for (Row row : timeline) {
      rows.add(
          List.of(
              Say.only(Format.second(row.time()).replace(" UTC", "")),
              Say.only(row.source()),
              Say.only(row.what()),
              List.of(new Span.Cite(row.event()))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Timeline"));
    blocks.add(
        new Block.Table(
            "What happened, oldest first",
            List.of("Time (UTC)", "Source", "What happened", "Event"),
            rows));
    blocks.add(new Block.Mermaid(Gantt.of(findings)));
    if (timeline.size() > 1) {
      blocks.add(new Block.Drawing(TimelinePicture.of(findings, timeline)));
    }
    blocks.add(
        new Block.Question(
            "What did people do and when: who was called, which wrong turns were taken, what was"
                + " tried? (Each line can be added with the note command and then stands here.)"));
    return blocks;
  }
}
