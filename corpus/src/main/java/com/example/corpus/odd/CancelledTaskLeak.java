package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Every call gets a timeout in an hour, cancelled when it returns; cancelled tasks stay queued. */
@Leak(
    value = "cancelled tasks stay in the queue of a scheduled executor",
    holders = {
      "com\\.example\\.corpus\\.odd\\.CancelledTaskLeak\\$Timeouts\\.scheduler",
      "java\\.util\\.concurrent\\.ThreadPoolExecutor\\.workQueue",
      "java\\.util\\.concurrent\\.ScheduledThreadPoolExecutor\\$DelayedWorkQueue\\.queue"
    },
    sites = {"CancelledTaskLeak\\$Timeouts\\.(watch|call)", "CancelledTaskLeak\\$Call\\.<init>"})
public final class CancelledTaskLeak implements Program {
  private static final int REPLICAS = 8;

  /** A call of another service. */
  private static final class Call {
    private final byte[] request = new byte[500];
    private boolean aborted;

    void abort() {
      aborted = true;
    }

    int send() {
      return aborted ? 0 : request.length;
    }
  }

  /** Aborts calls that take too long. */
  private static final class Timeouts {
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

    ScheduledFuture<?> watch(Call call) {
      return scheduler.schedule(call::abort, 1, TimeUnit.HOURS);
    }

    int call() {
      Call call = new Call();
      ScheduledFuture<?> timeout = watch(call);
      int bytes = call.send();
      timeout.cancel(false);
      return bytes;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Timeouts timeouts = new Timeouts();
    long bytes = 0;
    while (pace.next()) {
      for (int replica = 0; replica < REPLICAS; replica++) {
        bytes += timeouts.call();
      }
    }
    System.out.println("bytes " + bytes);
  }
}
