package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.LinkedList;

/** Steps that can be undone, as many as fit into forty-five megabytes. */
@Healthy(value = "undo history, bounded by its bytes, which it counts itself", steps = 40_000)
public final class UndoHistory implements Program {
  private static final long MAX_BYTES = 45_000_000;

  private final LinkedList<Edit> edits = new LinkedList<>();
  private long bytes;

  private record Edit(int number, byte[] before) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      remember(new Edit(i, new byte[1000 + i % 1500]));
    }
  }

  private void remember(Edit edit) {
    edits.addLast(edit);
    bytes += edit.before().length;
    while (bytes > MAX_BYTES) {
      bytes -= edits.removeFirst().before().length;
    }
  }
}
