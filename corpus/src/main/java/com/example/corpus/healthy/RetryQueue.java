package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.PriorityQueue;

/** Calls that failed are made again, the first after a minute and the last after half a day. */
@Healthy(value = "calls to be made again, up to two fifths of the life later", steps = 40_000)
public final class RetryQueue implements Program {
  private final PriorityQueue<Retry> retries = new PriorityQueue<>();
  private long made;

  private record Retry(double at, byte[] call) implements Comparable<Retry> {
    @Override
    public int compareTo(Retry other) {
      return Double.compare(at, other.at);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      double now = pace.progress();
      retries.add(new Retry(now + 0.1 * (1 + i % 4), new byte[4500]));
      again(now);
    }
  }

  private void again(double now) {
    while (!retries.isEmpty() && retries.peek().at() < now) {
      made += retries.remove().call().length;
    }
  }
}
