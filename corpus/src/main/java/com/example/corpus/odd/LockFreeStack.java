package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives buffers back to a lock-free stack and takes new ones whenever the stack was busy, or seemed
 * to be.
 */
@Leak(
    value = "own lock-free stack behind an AtomicReference",
    holders = {
      "com\\.example\\.corpus\\.odd\\.LockFreeStack\\$Pool\\.(top|free)",
      "com\\.example\\.corpus\\.odd\\.LockFreeStack\\$Node\\.next",
      "java\\.util\\.concurrent\\.atomic\\.AtomicReference\\.value"
    },
    sites = {"LockFreeStack\\$(Pool|Node)\\.\\S+"})
public final class LockFreeStack implements Program {

  /** One buffer that is free. */
  private static final class Node {
    private final byte[] buffer;
    private Node next;

    Node(byte[] buffer) {
      this.buffer = buffer;
    }
  }

  private static final class Pool {
    private final AtomicReference<Node> free = new AtomicReference<>();

    byte[] take(boolean busy) {
      Node top = free.get();
      if (top == null || busy) {
        return new byte[600];
      }
      free.compareAndSet(top, top.next);
      return top.buffer;
    }

    void give(byte[] buffer) {
      Node node = new Node(buffer);
      do {
        node.next = free.get();
      } while (!free.compareAndSet(node.next, node));
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Pool pool = new Pool();
    for (long request = 0; pace.next(); request++) {
      pool.give(pool.take(request % 2 == 0));
    }
  }
}
