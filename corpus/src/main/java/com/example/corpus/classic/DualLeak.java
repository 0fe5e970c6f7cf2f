package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * Two lists of the same class: one is used and bounded, the other only ever grows. After the
 * DualLeak of Bond and McKinley (ASPLOS 2009).
 */
@Leak(
    value = "of two lists one is bounded, the other grows for ever",
    holders = "com\\.example\\.corpus\\.classic\\.DualLeak\\$Journal\\.archive",
    sites = {"DualLeak\\$Journal\\.(record|write)", "DualLeak\\$Entry\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.classic\\.DualLeak\\$Entry")
public final class DualLeak implements Program {
  private static final Journal journal = new Journal();

  /** A line of the journal. */
  private record Entry(long number, byte[] text) {}

  /** Keeps the latest entries for its readers, and all of them in an archive nobody reads. */
  private static final class Journal {
    private static final int RECENT = 5_000;

    private final List<Entry> recent = new ArrayList<>();
    private final List<Entry> archive = new ArrayList<>();

    void write(long number) {
      Entry entry = new Entry(number, new byte[400]);
      if (recent.size() < RECENT) {
        recent.add(entry);
      } else {
        recent.set((int) (number % RECENT), entry);
      }
      archive.add(new Entry(number, new byte[400]));
    }

    long latest() {
      return recent.get(recent.size() - 1).number() + recent.get(0).text().length;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long read = 0;
    for (long number = 0; pace.next(); number++) {
      journal.write(number);
      read += journal.latest();
    }
    System.out.println("read " + read);
  }
}
