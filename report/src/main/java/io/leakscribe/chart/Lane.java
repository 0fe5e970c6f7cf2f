package io.leakscribe.chart;

import java.util.List;

/**
 * A strip of the timeline.
 *
 * @param name what it is about
 * @param bars what lasted, each on a level of its own unless it follows the one before
 * @param events numbers of the table's rows that belong here
 */
record Lane(String name, List<Bar> bars, List<Integer> events) {
  Lane {
    bars = List.copyOf(bars);
    events = List.copyOf(events);
  }

  boolean isEmpty() {
    return bars.isEmpty() && events.isEmpty();
  }
}
