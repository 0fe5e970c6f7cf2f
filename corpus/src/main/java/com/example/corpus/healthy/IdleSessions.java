package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sessions that nobody ends: a sweeper takes those that were idle for a third of the life. */
@Healthy(
    value = "sessions swept when idle for a third of the life, ever more visitors",
    steps = 40_000)
public final class IdleSessions implements Program {
  private static final double IDLE = 0.33;

  private final Map<Long, Session> sessions = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(43);

  private static final class Session {
    private final byte[] cart = new byte[3600];
    private volatile double lastAccess;

    void touch(double now) {
      lastAccess = now;
      cart[0]++;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();
    sweeper.scheduleAtFixedRate(() -> sweep(pace.progress()), 1, 1, TimeUnit.SECONDS);
    long visitors = 0;
    double load = 0;
    while (pace.next()) {
      double now = pace.progress();
      for (load += 0.4 + Math.min(0.5, now); load >= 1; load--) {
        sessions.computeIfAbsent(visitors++, id -> new Session()).touch(now);
      }
      if (random.nextInt(4) == 0) {
        visit(visitors - 1 - random.nextInt(100), now);
      }
    }
    sweeper.shutdownNow();
  }

  private void visit(long visitor, double now) {
    Session session = sessions.get(visitor);
    if (session != null) {
      session.touch(now);
    }
  }

  private void sweep(double now) {
    sessions.values().removeIf(session -> session.lastAccess < now - IDLE);
  }
}
