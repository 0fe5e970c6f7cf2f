package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Every document that is opened gets a task that saves it every half hour, for ever. */
@Leak(
    value = "a periodic task per request, never cancelled",
    holders = {
      "com\\.example\\.corpus\\.odd\\.PeriodicTaskLeak\\$AutoSave\\.scheduler",
      "java\\.util\\.concurrent\\.ThreadPoolExecutor\\.workQueue",
      "java\\.util\\.concurrent\\.ScheduledThreadPoolExecutor\\$DelayedWorkQueue\\.queue"
    },
    sites = {"PeriodicTaskLeak\\$AutoSave\\.(keep|open)", "PeriodicTaskLeak\\$Document\\.<init>"})
public final class PeriodicTaskLeak implements Program {

  /** What a user writes. */
  private static final class Document {
    private final char[] text = new char[300];
    private volatile int saved;

    void save() {
      saved = text.length;
    }

    boolean isSaved() {
      return saved > 0;
    }
  }

  /** Saves documents now and then. */
  private static final class AutoSave {
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

    Document open() {
      Document document = new Document();
      keep(document);
      return document;
    }

    private void keep(Document document) {
      scheduler.scheduleAtFixedRate(document::save, 30, 30, TimeUnit.MINUTES);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    AutoSave autoSave = new AutoSave();
    int saved = 0;
    while (pace.next()) {
      saved += autoSave.open().isSaved() ? 1 : 0;
    }
    System.out.println("saved " + saved);
  }
}
