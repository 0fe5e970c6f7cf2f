package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A navigation history keeps every editor that was closed; after EclipseDiff (bug 115789). */
@Leak(
    value = "navigation history keeps the inputs of closed editors",
    holders = "com\\.example\\.corpus\\.classic\\.NavigationHistoryLeak\\$History\\.entries",
    sites = {
      "NavigationHistoryLeak\\$History\\.visited",
      "NavigationHistoryLeak\\$Workbench\\.compare",
      "NavigationHistoryLeak\\$(Entry|Comparison|Side)\\.<init>"
    })
public final class NavigationHistoryLeak implements Program {

  /** One side of a comparison. */
  private record Side(String path, byte[] text) {}

  /** The result of comparing two files. */
  private record Comparison(List<Side> sides) {}

  /** A place one could go back to. */
  private record Entry(Comparison input, int line) {}

  /** Where the user was. */
  private static final class History {
    private final Deque<Entry> entries = new ArrayDeque<>();

    void visited(Comparison input, int line) {
      entries.push(new Entry(input, line));
    }

    int current() {
      return entries.getFirst().line();
    }
  }

  /** Opens comparisons, one at a time. */
  private static final class Workbench {
    private final History history = new History();

    int compare(String path) {
      Comparison input =
          new Comparison(
              List.of(new Side(path, new byte[700]), new Side(path + ".old", new byte[700])));
      history.visited(input, path.length());
      return history.current();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Workbench workbench = new Workbench();
    long lines = 0;
    for (int i = 0; pace.next(); i++) {
      lines += workbench.compare("src/File" + i + ".java");
    }
    System.out.println("lines " + lines);
  }
}
