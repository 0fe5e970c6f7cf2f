package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;

/** Events of the last "hour" (a sixth of the life), under a load that rises threefold. */
@Healthy(value = "sliding window of events under rising load", steps = 30_000)
public final class SlidingWindow implements Program {
  private static final double HOUR = 1.0 / 6;

  private final Deque<Event> lastHour = new ArrayDeque<>();
  private double load;

  private record Event(double at, byte[] request) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      double now = pace.progress();
      for (load += 1 + 2 * now; load >= 1; load--) {
        lastHour.addLast(new Event(now, new byte[2800]));
      }
      expire(now - HOUR);
    }
  }

  private void expire(double before) {
    while (!lastHour.isEmpty() && lastHour.getFirst().at() < before) {
      lastHour.removeFirst();
    }
  }
}
