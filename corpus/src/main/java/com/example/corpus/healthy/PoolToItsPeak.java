package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** A pool that makes what it lacks and never shrinks; the load rises to 70 % of the life. */
@Healthy(value = "object pool that grows to the peak of the load", steps = 40_000)
public final class PoolToItsPeak implements Program {
  private static final int PEAK = 1_300;

  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Deque<Connection> lent = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(5);

  private record Connection(byte[] in, byte[] out) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      double load = Math.min(1, pace.progress() / 0.7) * (0.6 + 0.4 * random.nextDouble());
      serve((int) (PEAK * load));
    }
  }

  private void serve(int wanted) {
    while (lent.size() < wanted) {
      lent.push(borrow());
    }
    while (lent.size() > wanted) {
      idle.push(lent.pop());
    }
  }

  private Connection borrow() {
    return idle.isEmpty() ? new Connection(new byte[16_384], new byte[16_384]) : idle.pop();
  }
}
