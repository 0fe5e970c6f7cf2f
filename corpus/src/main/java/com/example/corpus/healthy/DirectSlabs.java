package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Slabs of direct memory, cut into pages; a further slab when no page is free, none given back. */
@Healthy(
    value = "slabs of direct memory, one more with each step of the load",
    steps = 40_000,
    jvm = "-XX:MaxDirectMemorySize=128m")
public final class DirectSlabs implements Program {
  private static final int PAGES = 64;
  private static final int PAGE = 16_384;

  private final List<Slab> slabs = new ArrayList<>();

  /** Pages of one direct buffer. */
  private static final class Slab {
    private final ByteBuffer memory = ByteBuffer.allocateDirect(PAGES * PAGE);
    private final BitSet taken = new BitSet(PAGES);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      double load = Math.min(1, pace.progress() * 1.3);
      int pages = (int) (5000 * load);
      release(i % 97);
      while (taken() < pages) {
        page();
      }
    }
  }

  private int taken() {
    return slabs.stream().mapToInt(slab -> slab.taken.cardinality()).sum();
  }

  private void page() {
    for (Slab slab : slabs) {
      int free = slab.taken.nextClearBit(0);
      if (free < PAGES) {
        slab.taken.set(free);
        slab.memory.put(free * PAGE, (byte) 1);
        return;
      }
    }
    slabs.add(new Slab());
  }

  private void release(int page) {
    for (Slab slab : slabs) {
      slab.taken.clear(page % PAGES);
    }
  }
}
