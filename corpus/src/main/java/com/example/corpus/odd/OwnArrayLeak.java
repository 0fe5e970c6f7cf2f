package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Arrays;

/** A registry with an array that it doubles itself; handles are given out and never given back. */
@Leak(
    value = "own array, doubled by hand",
    holders = "com\\.example\\.corpus\\.odd\\.OwnArrayLeak\\$HandleTable\\.handles",
    sites = {"OwnArrayLeak\\$HandleTable\\.open", "OwnArrayLeak\\$Handle\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.OwnArrayLeak\\$Handle")
public final class OwnArrayLeak implements Program {

  /** What stands for an open resource. */
  private static final class Handle {
    private final byte[] state = new byte[450];
    private boolean open = true;

    int close() {
      open = false;
      return open ? 0 : state.length;
    }
  }

  /** Handles by number. */
  private static final class HandleTable {
    private Object[] handles = new Object[64];
    private int size;

    int open() {
      if (size == handles.length) {
        handles = Arrays.copyOf(handles, 2 * size);
      }
      handles[size] = new Handle();
      return size++;
    }

    int close(int number) {
      return ((Handle) handles[number]).close();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    HandleTable table = new HandleTable();
    long bytes = 0;
    while (pace.next()) {
      bytes += table.close(table.open());
    }
    System.out.println("bytes " + bytes);
  }
}
