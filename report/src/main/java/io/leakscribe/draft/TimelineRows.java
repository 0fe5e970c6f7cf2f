package io.leakscribe.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which row of the timeline tells of an event. */
final class TimelineRows {
  /** The section whose first table is the timeline. */
  static final String SECTION = "timeline";

  private final Map<String, Integer> numbers = new HashMap<>();

  private TimelineRows() {}

  static TimelineRows of(List<Section> sections) {
    TimelineRows rows = new TimelineRows();
    for (Section section : sections) {
      for (Block block : section.blocks()) {
        if (section.id().equals(SECTION) && block instanceof Block.Table table) {
          rows.read(table);
          return rows;
        }
      }
    }
    return rows;
  }

  private void read(Block.Table table) {
    for (int i = 0; i < table.rows().size(); i++) {
      for (List<Span> cell : table.rows().get(i)) {
        for (Span span : cell) {
          if (span instanceof Span.Cite cite) {
            // An event may have told of earlier things too; its own row is the last.
            numbers.put(cite.event(), i + 1);
          }
        }
      }
    }
  }

  /** From 1; null when no row tells of it. */
  @Nullable Integer numberOf(String event) {
    return numbers.get(event);
  }
}
