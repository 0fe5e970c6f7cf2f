package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Every pool thread collects audit events of its requests and never clears them. */
@Leak(
    value = "thread-local lists grow in the threads of a pool",
    // A walk up from an event meets the thread's table; only the code tells the static field.
    holders = {
      "com\\.example\\.corpus\\.classic\\.ThreadLocalListLeak\\$Audit\\.EVENTS",
      "java\\.lang\\.Thread\\.threadLocals",
      "java\\.lang\\.ThreadLocal\\$ThreadLocalMap.*"
    },
    sites = {"ThreadLocalListLeak\\$Audit\\.note", "ThreadLocalListLeak\\.handle"},
    leakingClass = "com\\.example\\.corpus\\.classic\\.ThreadLocalListLeak\\$Event")
public final class ThreadLocalListLeak implements Program {

  /** Something to be audited. */
  private record Event(String what, byte[] detail) {}

  /** Collects the events of the current request. */
  private static final class Audit {
    private static final ThreadLocal<List<Event>> EVENTS = ThreadLocal.withInitial(ArrayList::new);

    static void note(String what) {
      EVENTS.get().add(new Event(what, new byte[300]));
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            4,
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
    for (int i = 0; pace.next(); i++) {
      int request = i;
      workers.submit(() -> handle(request)).get();
    }
  }

  private static void handle(int request) {
    Audit.note("begin " + request);
    Audit.note("end " + request);
  }
}
