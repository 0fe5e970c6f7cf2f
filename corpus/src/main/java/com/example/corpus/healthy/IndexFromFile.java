package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/** An index over the lines of a file that is read for most of the life, and then only asked. */
@Healthy(value = "own table with open addressing, filled from a file and then kept", steps = 40_000)
public final class IndexFromFile implements Program {
  private static final int LINES = 26_000;

  private final long[] keys = new long[1 << 16];
  private final byte[][] lines = new byte[1 << 16][];

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      if (i < LINES) {
        put(i * 2_654_435_761L | 1, new byte[1800]);
      } else {
        get((i - LINES) * 2_654_435_761L | 1);
      }
    }
  }

  private int slot(long key) {
    int at = (int) (key >>> 20) & 0xffff;
    while (keys[at] != 0 && keys[at] != key) {
      at = at + 1 & 0xffff;
    }
    return at;
  }

  private void put(long key, byte[] line) {
    int at = slot(key);
    keys[at] = key;
    lines[at] = line;
  }

  private byte[] get(long key) {
    return lines[slot(key)];
  }
}
