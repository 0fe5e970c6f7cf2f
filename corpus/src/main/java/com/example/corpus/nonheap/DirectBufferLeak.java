package com.example.corpus.nonheap;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A pool that hands out direct buffers, and makes a new one each time. */
@Leak(
    value = "direct buffers kept in a list",
    holders = "com\\.example\\.corpus\\.nonheap\\.DirectBufferLeak\\$BufferPool\\.all",
    sites = {"DirectBufferLeak\\$BufferPool\\.take"},
    leakingClass = "java\\.nio\\.DirectByteBuffer",
    resource = Leak.Resource.DIRECT,
    jvm = "-XX:MaxDirectMemorySize=64m",
    // 4,096 fit.
    steps = 3_900)
public final class DirectBufferLeak implements Program {

  /** Buffers for the network; keeps all of them, and forgets which are free. */
  private static final class BufferPool {
    private final List<ByteBuffer> all = new ArrayList<>();

    ByteBuffer take() {
      ByteBuffer buffer = ByteBuffer.allocateDirect(16 * 1024);
      all.add(buffer);
      return buffer;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    BufferPool pool = new BufferPool();
    long bytes = 0;
    for (int i = 0; pace.next(); i++) {
      bytes += pool.take().putInt(i).position();
    }
    System.out.println("bytes " + bytes);
  }
}
