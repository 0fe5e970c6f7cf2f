package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Queue;

/** A campaign mails everybody at once: for 15 % of the life more comes than can be sent. */
@Healthy(value = "burst for 15 % of the life, then drained", steps = 40_000)
public final class BurstThenDrained implements Program {
  private static final double BEGIN = 0.4;
  private static final double END = 0.55;

  private final Queue<Mail> unsent = new ArrayDeque<>();

  private record Mail(String to, byte[] body) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      boolean campaign = pace.progress() > BEGIN && pace.progress() < END;
      for (int mails = campaign ? 3 : i % 3 / 2; mails > 0; mails--) {
        unsent.add(new Mail("user" + i + "@example.com", new byte[4000]));
      }
      unsent.poll();
    }
  }
}
