package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers are kept for a repeated request: each says itself until when. */
@Healthy(value = "answers with a deadline of their own, 35 % of the life away", steps = 40_000)
public final class IdempotencyKeys implements Program {
  private static final double KEPT = 0.35;

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final long start = System.currentTimeMillis();

  private record Answer(byte[] body, long expiresAt) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      long now = System.currentTimeMillis();
      long life = (long) ((now - start) / Math.max(0.02, pace.progress()));
      answers.put("request-" + i, new Answer(new byte[3000], now + (long) (life * KEPT)));
      if (i % 200 == 0) {
        purge(now);
      }
    }
  }

  private void purge(long now) {
    Iterator<Answer> all = answers.values().iterator();
    while (all.hasNext()) {
      if (all.next().expiresAt() < now) {
        all.remove();
      }
    }
  }
}
