package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;

/** Sessions of three days: many people by day, few by night; each session ends by itself. */
@Healthy(value = "sessions that rise and fall with three days", steps = 45_000)
public final class SessionsByDay implements Program {
  private static final int DAYS = 3;
  private static final double LENGTH = 0.1;

  private final Deque<Session> sessions = new ArrayDeque<>();
  private double arriving;

  private record Session(double until, byte[] basket) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      double now = pace.progress();
      arriving += (1 - Math.cos(2 * Math.PI * DAYS * now)) / 2;
      for (; arriving >= 1; arriving--) {
        sessions.addLast(new Session(now + LENGTH, new byte[11_000]));
      }
      expire(now);
    }
  }

  private void expire(double now) {
    while (!sessions.isEmpty() && sessions.getFirst().until() < now) {
      sessions.removeFirst();
    }
  }
}
