package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Direct buffers for connections: allocated when all are in use, up to a cap, and kept. */
@Healthy(
    value = "pool of direct buffers that grows to its cap",
    steps = 30_000,
    jvm = "-XX:MaxDirectMemorySize=96m")
public final class DirectBufferPool implements Program {
  private static final int CAP = 900;
  private static final int BYTES = 65_536;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private final Deque<ByteBuffer> used = new ArrayDeque<>();
  private int allocated;

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      int connections = (int) (CAP * 1.4 * pace.progress());
      while (used.size() < Math.min(connections, CAP)) {
        used.push(take());
      }
      free.push(used.isEmpty() ? take() : used.pop());
    }
  }

  private ByteBuffer take() {
    if (!free.isEmpty()) {
      return free.pop().clear();
    }
    if (allocated == CAP) {
      throw new IllegalStateException("more buffers than connections");
    }
    allocated++;
    return ByteBuffer.allocateDirect(BYTES);
  }
}
