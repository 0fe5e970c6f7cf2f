package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nobody logs out, so sessions go when they time out: after 40 % of the life. */
@Healthy(value = "sessions with a time-out of 40 % of the life, steady load", steps = 40_000)
public final class SessionsLongTimeout implements Program {
  private static final double TIMEOUT = 0.4;
  private static final Map<Long, Session> sessions = new LinkedHashMap<>();

  private record Session(double created, byte[] attributes) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (long user = 0; pace.next(); user++) {
      sessions.put(user, new Session(pace.progress(), new byte[2600]));
      if (user % 100 == 0) {
        reap(pace.progress() - TIMEOUT);
      }
    }
  }

  private static void reap(double before) {
    Iterator<Session> eldest = sessions.values().iterator();
    while (eldest.hasNext() && eldest.next().created() < before) {
      eldest.remove();
    }
  }
}
