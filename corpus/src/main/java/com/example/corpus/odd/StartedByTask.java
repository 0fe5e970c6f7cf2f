package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool that notes when a task began, under the task, and looks for it under its wrapper. */
@Leak(
    value = "map of an executor of its own, removed from by the wrong key",
    holders = {"com\\.example\\.corpus\\.odd\\.StartedByTask\\$TimedPool\\.started"},
    sites = {"StartedByTask\\$TimedPool\\.(track|beforeExecute)", "StartedByTask\\.\\w+"})
public final class StartedByTask implements Program {

  /** What is to be done. */
  private static final class Job implements Runnable {
    private final byte[] input = new byte[600];

    @Override
    public void run() {
      input[0] = 1;
    }
  }

  private static final class TimedPool extends ThreadPoolExecutor {
    private final Map<Runnable, Long> started = new ConcurrentHashMap<>();

    TimedPool() {
      super(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(100));
      setRejectedExecutionHandler(new CallerRunsPolicy());
    }

    void track(Runnable job) {
      started.put(job, System.nanoTime());
      submit(job);
    }

    @Override
    protected void afterExecute(Runnable wrapper, Throwable failure) {
      started.remove(wrapper);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    TimedPool pool = new TimedPool();
    while (pace.next()) {
      pool.track(new Job());
    }
    pool.shutdown();
  }
}
