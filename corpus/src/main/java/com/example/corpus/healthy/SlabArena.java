package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Documents are laid out in slabs; the arena is reset after each and keeps what it once needed. */
@Healthy(value = "arena of slabs, reset after each document, grows to the longest", steps = 6_000)
public final class SlabArena implements Program {
  private static final int SLAB = 64 * 1024;
  private static final int MOST_SLABS = 600;

  private final Arena arena = new Arena();
  private final SplittableRandom random = new SplittableRandom(53);

  /** Gives out ranges of bytes until it is reset. */
  private static final class Arena {
    private final List<byte[]> slabs = new ArrayList<>();
    private int slab;
    private int used;

    void write(int length, byte value) {
      if (used + length > SLAB) {
        slab++;
        used = 0;
      }
      if (slab == slabs.size()) {
        slabs.add(new byte[SLAB]);
      }
      slabs.get(slab)[used] = value;
      used += length;
    }

    void reset() {
      slab = 0;
      used = 0;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      layOut(pages());
      arena.reset();
    }
  }

  /** Most documents are short, few are long; the longest has as many pages as there are slabs. */
  private int pages() {
    double u = random.nextDouble();
    return 1 + (int) (Math.pow(u, 12) * (MOST_SLABS - 2));
  }

  private void layOut(int pages) {
    for (int i = 0; i < pages * 16; i++) {
      arena.write(SLAB / 16, (byte) i);
    }
  }
}
