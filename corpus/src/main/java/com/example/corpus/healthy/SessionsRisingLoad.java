package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A launch: the load rises for half of the life, sessions take a quarter to time out. */
@Healthy(
    value = "sessions with a long time-out under a load that rises, then levels",
    steps = 40_000)
public final class SessionsRisingLoad implements Program {
  private static final double TIMEOUT = 0.25;
  private static final double LAUNCHED = 0.5;

  private final ConcurrentSkipListMap<Double, byte[]> sessions = new ConcurrentSkipListMap<>();
  private double visitors;

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      double now = pace.progress();
      visitors += Math.min(1, now / LAUNCHED);
      if (visitors >= 1) {
        visitors--;
        sessions.put(now, new byte[4600]);
      }
      timeOut(now - TIMEOUT);
    }
  }

  private void timeOut(double before) {
    for (Map.Entry<Double, byte[]> eldest = sessions.firstEntry();
        eldest != null && eldest.getKey() < before;
        eldest = sessions.firstEntry()) {
      sessions.remove(eldest.getKey());
    }
  }
}
