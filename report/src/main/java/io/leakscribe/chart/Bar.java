package io.leakscribe.chart;

import java.time.Instant;

/**
 * Something that lasted.
 *
 * @param from its begin
 * @param to its end
 * @param label written into it when there is room, else after it
 * @param color of it
 * @param opacity how solid it is: 1 is full
 * @param end what its right end says: it goes on, it stopped, or it was lost
 */
record Bar(Instant from, Instant to, String label, String color, double opacity, End end) {
  enum End {
    OPEN,
    CLOSED,
    LOST
  }
}
