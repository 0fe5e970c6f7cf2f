package io.leakscribe.chart;

import java.time.Instant;

/**
 * Something that lasted.
 *
 * @param track bars of the same are drawn on one level
 * @param from its begin
 * @param to its end
 * @param label written into it when there is room; that of a track's first bar always shows
 * @param color of it
 * @param opacity how solid it is: 1 is full
 * @param end what its right end says: it goes on, it stopped, or it was lost
 */
record Bar(
    String track, Instant from, Instant to, String label, String color, double opacity, End end) {
  enum End {
    OPEN,
    CLOSED,
    LOST
  }
}
