package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A pool begins a thread for each task until it has all of its threads, which keep their state. */
@Healthy(value = "thread pool that grows to its size for most of the life", steps = 12_000)
public final class GrowingThreadPool implements Program {
  private static final int THREADS = 120;
  private static final int STEPS_PER_REPORT = 70;
  private static final ThreadLocal<byte[]> scratch =
      ThreadLocal.withInitial(() -> new byte[320_000]);

  private final ExecutorService reports = Executors.newFixedThreadPool(THREADS);

  @Override
  public void run(Pace pace) throws Exception {
    for (int step = 0; pace.next(); step++) {
      if (step % STEPS_PER_REPORT == 0) {
        int number = step;
        reports.submit(() -> report(number));
      }
    }
    reports.shutdown();
  }

  private static int report(int number) {
    byte[] page = scratch.get();
    page[number % page.length]++;
    return page.length;
  }
}
