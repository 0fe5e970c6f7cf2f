package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Work of one client is done in order, by a thread of its own from its first request on. */
@Healthy(value = "a single-threaded executor for each of eighty clients", steps = 4_000)
public final class ExecutorPerClient implements Program {
  private static final int CLIENTS = 80;

  private final Map<Integer, ExecutorService> executors = new ConcurrentHashMap<>();
  private final AtomicLong done = new AtomicLong();
  private final SplittableRandom random = new SplittableRandom(31);

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      double u = random.nextDouble();
      int client = (int) (CLIENTS * u * u * u * u);
      executors
          .computeIfAbsent(client, c -> Executors.newSingleThreadExecutor())
          .execute(done::incrementAndGet);
    }
    executors.values().forEach(ExecutorService::shutdownNow);
  }
}
