package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.IntStream;

/** Four queues with one worker for all: while it serves one, the other three grow. */
@Healthy(value = "four queues that grow and are drained in turn", steps = 48_000)
public final class AlternatingQueues implements Program {
  private static final int QUEUES = 4;
  private static final int SHIFT = 4_000;

  private final Queue<Job>[] queues = queues();

  private record Job(int number, byte[] input) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int number = 0; pace.next(); number++) {
      queues[number % QUEUES].add(new Job(number, new byte[4000]));
      Queue<Job> served = queues[number / SHIFT % QUEUES];
      served.poll();
      served.poll();
    }
  }

  @SuppressWarnings("unchecked")
  private static Queue<Job>[] queues() {
    return IntStream.range(0, QUEUES).mapToObj(i -> new ArrayDeque<Job>()).toArray(Queue[]::new);
  }
}
