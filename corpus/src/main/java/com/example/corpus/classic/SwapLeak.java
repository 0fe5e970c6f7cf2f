package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/**
 * Swaps the representations of a fixed table's entries with fresh ones; as a representation is an
 * inner object, it keeps the entry it was born in, and that one keeps the representation it got in
 * exchange. The SwapLeak of Bond and McKinley (ASPLOS 2009).
 */
@Leak(
    value = "swapped inner objects keep their outer ones alive, in chains",
    // The chain's two links are as right as the static field it hangs on.
    holders = {
      "com\\.example\\.corpus\\.classic\\.SwapLeak\\.table",
      "com\\.example\\.corpus\\.classic\\.SwapLeak\\$Slot\\.rep",
      "com\\.example\\.corpus\\.classic\\.SwapLeak\\$Slot\\$Rep\\.this\\$1",
      "com\\.example\\.corpus\\.classic\\.SwapLeak\\$Slot\\$Rep\\.this\\$0"
    },
    sites = {
      "SwapLeak\\.refresh",
      "SwapLeak\\$Slot\\.(<init>|swap)",
      "SwapLeak\\$Slot\\$Rep\\.<init>"
    })
public final class SwapLeak implements Program {
  private static final Slot[] table = new Slot[16];

  /** An entry of the table. */
  private static final class Slot {
    private final int number;
    private Rep rep = new Rep();

    Slot(int number) {
      this.number = number;
    }

    void swap(Slot other) {
      Rep mine = rep;
      rep = other.rep;
      other.rep = mine;
    }

    /** What an entry shows. */
    private final class Rep {
      private final byte[] image = new byte[600];

      int size() {
        return image.length + number;
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; i < table.length; i++) {
      table[i] = new Slot(i);
    }
    int shown = 0;
    for (int i = 0; pace.next(); i = (i + 1) % table.length) {
      refresh(i);
      shown += table[i].rep.size();
    }
    System.out.println("shown " + shown);
  }

  private void refresh(int i) {
    table[i].swap(new Slot(i));
  }
}
