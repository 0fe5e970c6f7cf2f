package io.leakscribe.draft;

import io.leakscribe.chart.TimelinePicture;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Mark;
import io.leakscribe.timeline.Row;
import io.leakscribe.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened, in the order of time. */
final class TimelineSection {
  /** Nobody cares that a message took less. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private final boolean isOneDay;
  private final boolean isLate;

  private TimelineSection(List<Row> rows) {
    isOneDay = rows.stream().map(row -> Format.day(row.time())).distinct().count() == 1;
    isLate = rows.stream().anyMatch(TimelineSection::isLate);
  }

  static List<Block> of(Findings findings) {
    List<Row> timeline = Timeline.of(findings);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Timeline"));
    blocks.add(new TimelineSection(timeline).table(timeline));
    blocks.add(new Block.Mermaid(Gantt.of(findings)));
    if (timeline.size() > 1) {
      blocks.add(new Block.Drawing(TimelinePicture.of(findings, timeline)));
    }
    String missing = missing(findings.incident().notes());
    if (!missing.isEmpty()) {
      blocks.add(new Block.Question(missing));
    }
    return blocks;
  }

  private Block table(List<Row> timeline) {
    List<String> header = new ArrayList<>();
    header.add(isOneDay ? "Time (UTC, " + Format.day(timeline.get(0).time()) + ")" : "Time (UTC)");
    header.addAll(List.of("Source", "What happened"));
    header.addAll(isLate ? List.of("Received", "Event") : List.of("Event"));
    List<List<List<Span>>> rows = new ArrayList<>();
    timeline.forEach(row -> rows.add(cells(row)));
    return new Block.Table("What happened, oldest first", header, rows);
  }

  private List<List<Span>> cells(Row row) {
    List<List<Span>> cells = new ArrayList<>();
    cells.add(Say.only(time(row.time())));
    cells.add(Say.only(row.source()));
    cells.add(Say.only(row.what()));
    if (isLate) {
      Duration lateness = row.lateness();
      cells.add(lateness == null || !isLate(row) ? List.of() : Say.only(late(lateness)));
    }
    List<Span> events = new ArrayList<>(List.of(new Span.Cite(row.event())));
    for (String event : row.also()) {
      events.add(new Span.Text(" "));
      events.add(new Span.Cite(event));
    }
    cells.add(events);
    return cells;
  }

  private String time(Instant time) {
    return isOneDay ? Format.clock(time) : Format.second(time).replace(" UTC", "");
  }

  private static boolean isLate(Row row) {
    return row.lateness() != null && row.lateness().abs().compareTo(LATE) >= 0;
  }

  private static String late(Duration lateness) {
    return lateness.isNegative()
        ? Format.precise(lateness.abs()) + " before (clocks differ)"
        : Format.precise(lateness) + " later";
  }

  /** Asks only for what no note has told. */
  private static String missing(List<Event.NoteAdded> notes) {
    List<String> missing = new ArrayList<>();
    if (notes.isEmpty()) {
      missing.add("what did people do, and when");
    }
    if (notes.stream().noneMatch(note -> note.mark() == Mark.ESCALATED)) {
      missing.add("who was called, and when");
    }
    if (notes.stream().noneMatch(note -> note.mark() == Mark.WRONG_TURN)) {
      missing.add("what was tried and led nowhere");
    }
    return missing.isEmpty()
        ? ""
        : Words.capital(String.join("; ", missing))
            + "? (Lines added with the note command stand here.)";
  }
}
