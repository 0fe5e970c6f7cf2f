package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Thumbnails are made by one thread, which a slow disk holds up; its tasks pile up. */
@Leak(
    value = "backlog of an executor with an unbounded queue",
    holders = {
      "com\\.example\\.corpus\\.classic\\.ExecutorBacklogLeak\\$Thumbnails\\.executor",
      "java\\.util\\.concurrent\\.ThreadPoolExecutor\\.workQueue",
      "java\\.util\\.concurrent\\.LinkedBlockingQueue\\..*"
    },
    sites = {"ExecutorBacklogLeak\\$Thumbnails\\.request", "ExecutorBacklogLeak\\$Scale\\.<init>"})
public final class ExecutorBacklogLeak implements Program {

  /** Scales one picture. */
  private static final class Scale implements Runnable {
    private final byte[] picture = new byte[1000];
    private final Semaphore disk;

    Scale(Semaphore disk) {
      this.disk = disk;
    }

    @Override
    public void run() {
      disk.acquireUninterruptibly();
      picture[0] = 1;
    }
  }

  /** Makes thumbnails in the background. */
  private static final class Thumbnails {
    private final Semaphore disk;
    private final ExecutorService executor = Executors.newFixedThreadPool(1);

    Thumbnails(Semaphore disk) {
      this.disk = disk;
    }

    void request() {
      executor.execute(new Scale(disk));
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Semaphore disk = new Semaphore(0);
    Thumbnails thumbnails = new Thumbnails(disk);
    for (int i = 0; pace.next(); i++) {
      thumbnails.request();
      if (i % 3 == 0) {
        disk.release();
      }
    }
  }
}
