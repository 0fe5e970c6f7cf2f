package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashSet;
import java.util.Set;

/** Orders are accepted once: their numbers are kept until the day is over. */
@Healthy(value = "numbers seen on one day, forgotten at night, two days", steps = 60_000)
public final class SeenToday implements Program {
  private static final int STEPS_PER_DAY = 30_000;

  private final Orders orders = new Orders();

  private static final class Orders {
    private Set<String> seen = new HashSet<>();
    private long refused;

    void accept(long number) {
      if (!seen.add("order " + number + " of today, as it came from the shop".repeat(24))) {
        refused++;
      }
    }

    void night() {
      System.out.println("refused " + refused);
      seen = new HashSet<>();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long step = 1; pace.next(); step++) {
      orders.accept(step);
      orders.accept(step - step % 7);
      if (step % STEPS_PER_DAY == 0) {
        orders.night();
      }
    }
  }
}
