package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Every task has a thread-local of its own, whose value leads back to it: the entry's weak key is
 * never cleared.
 */
@Leak(
    value = "a thread-local per task, reachable from its own value",
    // No field of the program's holds it: the table of the pool's thread does.
    holders = {
      "java\\.lang\\.Thread\\.threadLocals",
      "java\\.lang\\.ThreadLocal\\$ThreadLocalMap.*",
      "thread-local of com\\.example\\.corpus\\.classic\\.ThreadLocalPerTaskLeak\\$Context",
      "com\\.example\\.corpus\\.classic\\.ThreadLocalPerTaskLeak\\$Task\\.context"
    },
    sites = {
      "ThreadLocalPerTaskLeak\\$(Task|Context)\\.(<init>|run)",
      "ThreadLocalPerTaskLeak\\.run"
    })
public final class ThreadLocalPerTaskLeak implements Program {

  /** What a task knows while it runs. */
  private static final class Context {
    private final Task task;
    private final byte[] scratch = new byte[800];

    Context(Task task) {
      this.task = task;
    }

    int size() {
      return scratch.length + task.number;
    }
  }

  /** One task. */
  private static final class Task implements Runnable {
    private final int number;
    private final ThreadLocal<Context> context = new ThreadLocal<>();

    Task(int number) {
      this.number = number;
    }

    @Override
    public void run() {
      context.set(new Context(this));
      if (work() < number) {
        throw new IllegalStateException("Task " + number);
      }
    }

    private int work() {
      return context.get().size();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    for (int i = 0; pace.next(); i++) {
      worker.submit(new Task(i)).get();
    }
  }
}
