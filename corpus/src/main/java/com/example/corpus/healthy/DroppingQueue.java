package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Telemetry that comes faster than it is sent: the queue fills, then the oldest is dropped. */
@Healthy(
    value = "ArrayBlockingQueue that fills to its capacity and drops the oldest",
    steps = 80_000)
public final class DroppingQueue implements Program {
  private final BlockingQueue<Measurement> outgoing = new ArrayBlockingQueue<>(28_000);

  private record Measurement(long number, byte[] body) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (long number = 0; pace.next(); number++) {
      report(new Measurement(number, new byte[1400]));
      if (number % 2 == 0) {
        outgoing.poll();
      }
    }
  }

  private void report(Measurement measurement) {
    while (!outgoing.offer(measurement)) {
      outgoing.poll();
    }
  }
}
