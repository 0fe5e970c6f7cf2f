package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.LinkedBlockingQueue;

/** The warehouse reads its orders at a third of the pace until evening, and then all of them. */
@Healthy(value = "queue whose consumer catches up after four fifths of the life", steps = 40_000)
public final class EveningConsumer implements Program {
  private static final double EVENING = 0.8;

  private final LinkedBlockingQueue<byte[]> orders = new LinkedBlockingQueue<>();
  private long shipped;

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      orders.put(new byte[2600]);
      if (i % 3 == 0) {
        ship();
      }
      for (int more = 0; more < 6 && pace.progress() > EVENING; more++) {
        ship();
      }
    }
  }

  private void ship() {
    byte[] order = orders.poll();
    shipped += order == null ? 0 : order.length;
  }
}
