package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a task for each order a day later, on the delay queue that all of the JVM shares. */
@Leak(
    value = "CompletableFuture.delayedExecutor with far delays",
    holders = {
      "java\\.util\\.concurrent\\.CompletableFuture\\$Delayer\\.\\w+",
      "java\\.util\\.concurrent\\.ScheduledThreadPoolExecutor\\$DelayedWorkQueue\\.queue",
      "java\\.util\\.concurrent\\.(DelayScheduler|ForkJoinPool)(\\$\\w+)*\\.\\w+"
    },
    sites = {
      "DelayedForADay\\.order",
      "CompletableFuture\\$\\w+\\.\\w+",
      "DelayedWorkQueue\\.\\w+",
      "DelayScheduler\\.\\w+"
    })
public final class DelayedForADay implements Program {
  private void order() {
    byte[] order = new byte[700];
    CompletableFuture.delayedExecutor(1, TimeUnit.DAYS).execute(() -> Arrays.fill(order, (byte) 0));
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      order();
    }
  }
}
