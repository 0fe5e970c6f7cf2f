package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cancels its time-outs, yet the executor keeps each until it is due: that is its default. */
@Leak(
    value = "cancelled tasks of a ScheduledExecutorService",
    holders = {
      "java\\.util\\.concurrent\\.ScheduledThreadPoolExecutor\\$DelayedWorkQueue\\.queue",
      "java\\.util\\.concurrent\\.ThreadPoolExecutor\\.workQueue",
      "com\\.example\\.corpus\\.jdk\\.CancelledSchedules\\.timeouts"
    },
    sites = {
      "CancelledSchedules\\.handle",
      "java\\.util\\.concurrent\\.ScheduledThreadPoolExecutor(\\$\\w+)?\\.\\w+"
    },
    heap = "48m")
public final class CancelledSchedules implements Program {
  private final ScheduledExecutorService timeouts = Executors.newSingleThreadScheduledExecutor();
  private int expired;

  private void handle() {
    timeouts.schedule(() -> expired++, 1, TimeUnit.DAYS).cancel(false);
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
