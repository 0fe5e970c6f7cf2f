package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Every thread of a fixed pool keeps a buffer, as large as the largest answer it ever built. */
@Healthy(
    value = "ThreadLocal buffers of a fixed pool, growing to the largest answer",
    steps = 40_000)
public final class ThreadLocalBuffers implements Program {
  private static final int THREADS = 40;
  private static final int LARGEST = 900_000;
  private static final ThreadLocal<byte[]> buffer = ThreadLocal.withInitial(() -> new byte[8192]);

  @Override
  public void run(Pace pace) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    while (pace.next()) {
      int size = (int) (LARGEST * Math.min(1, pace.progress() / 0.75));
      pool.submit(() -> answer(size)).get();
    }
    pool.shutdown();
  }

  private static int answer(int size) {
    if (buffer.get().length < size) {
      buffer.set(new byte[Math.min(LARGEST, size + LARGEST / 16)]);
    }
    buffer.get()[0]++;
    return size;
  }
}
