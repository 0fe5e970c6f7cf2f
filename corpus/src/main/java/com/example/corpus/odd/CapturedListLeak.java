package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** A thread whose lambda captured the list into which it puts all it has seen. */
@Leak(
    value = "list captured by the lambda of a running thread",
    // The lambda's field has no name in the source: its class, the thread's reference to it and
    // the frame that runs it are all good answers.
    holders = {
      ".*CapturedListLeak(\\$Tailer)?\\$\\$Lambda.*",
      ".*CapturedListLeak(\\$Tailer)?\\.(lambda\\$)?(start|tail|run).*",
      "java\\.lang\\.Thread\\.target",
      "java\\.lang\\.Thread\\$FieldHolder\\.task"
    },
    sites = {"CapturedListLeak\\$Tailer\\.(tail|lambda\\$.*)", "CapturedListLeak\\$Line\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.CapturedListLeak\\$Line")
public final class CapturedListLeak implements Program {

  /** A line of a log file. */
  private record Line(long number, byte[] text) {}

  /** Follows a log file. */
  private static final class Tailer {

    static Thread start(Pace pace) {
      List<Line> seen = new ArrayList<>();
      Thread thread = new Thread(() -> tail(pace, seen), "tailer");
      thread.start();
      return thread;
    }

    private static void tail(Pace pace, List<Line> seen) {
      try {
        while (pace.next()) {
          seen.add(new Line(seen.size(), new byte[500]));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Tailer.start(pace).join();
  }
}
