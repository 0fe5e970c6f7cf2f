package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens are valid for an hour; a thread of another class looks for old ones now and then. */
@Healthy(
    value = "tokens that a thread of another class takes out after 45 % of the life",
    steps = 40_000)
public final class TokensOfAnHour implements Program {
  private static final double HOUR = 0.45;

  private record Token(double issuedAt, byte[] claims) {}

  private static final class Tokens {
    final Map<Long, Token> issued = new ConcurrentHashMap<>();
    private long next;

    void issue(double now) {
      issued.put(next++, new Token(now, new byte[2900]));
    }
  }

  /** Comes round eight times in a life. */
  private static final class Janitor extends Thread {
    private final Map<Long, Token> tokens;
    private final Pace pace;

    Janitor(Map<Long, Token> tokens, Pace pace) {
      super("janitor");
      this.tokens = tokens;
      this.pace = pace;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        for (double round = 0.125; round < 1; round += 0.125) {
          while (pace.progress() < round) {
            sleep(50);
          }
          purge(round - HOUR);
        }
      } catch (InterruptedException e) {
        interrupt();
      }
    }

    private void purge(double before) {
      for (Iterator<Token> all = tokens.values().iterator(); all.hasNext(); ) {
        if (all.next().issuedAt() < before) {
          all.remove();
        }
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Tokens tokens = new Tokens();
    new Janitor(tokens.issued, pace).start();
    while (pace.next()) {
      tokens.issue(pace.progress());
    }
  }
}
