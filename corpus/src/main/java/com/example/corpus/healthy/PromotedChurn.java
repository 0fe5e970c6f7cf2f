package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;

/** Orders that are open for just long enough to be promoted: each one becomes old garbage. */
@Healthy(value = "medium-lived objects, always promoted and then dropped", steps = 100_000)
public final class PromotedChurn implements Program {
  private static final int OPEN = 12_000;

  private final Deque<Order> open = new ArrayDeque<>();

  private record Order(int number, byte[][] lines) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int number = 0; pace.next(); number++) {
      open.addLast(new Order(number, new byte[6][400]));
      if (open.size() > OPEN) {
        open.removeFirst();
      }
    }
  }
}
