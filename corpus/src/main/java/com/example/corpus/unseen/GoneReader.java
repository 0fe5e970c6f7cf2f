package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ring of events with readers of their own speed. It grows rather than overtake one; a reader
 * that is gone without a word is not overtaken, ever.
 */
@Leak(
    value = "ring buffer that grows for a reader that is gone",
    holders = {
      "com\\.example\\.corpus\\.unseen\\.GoneReader\\$Ring\\.slots",
      "com\\.example\\.corpus\\.unseen\\.GoneReader\\.ring"
    },
    sites = {"GoneReader\\$Ring\\.\\w+", "GoneReader\\.\\w+"})
public final class GoneReader implements Program {
  private final Ring ring = new Ring();

  /** Where somebody is. */
  private static final class Reader {
    private long position;
  }

  private static final class Ring {
    private final List<Reader> readers = new ArrayList<>();
    private byte[] @Nullable [] slots = new byte[1 << 8][];
    private long head;
    private long tail;

    void publish(byte[] event) {
      long slowest = head;
      for (Reader reader : readers) {
        slowest = Math.min(slowest, reader.position);
      }
      for (; tail < slowest; tail++) {
        slots[(int) (tail % slots.length)] = null;
      }
      if (head - tail == slots.length) {
        grow();
      }
      slots[(int) (head++ % slots.length)] = event;
    }

    private void grow() {
      byte[][] wider = new byte[slots.length * 2][];
      for (long i = tail; i < head; i++) {
        wider[(int) (i % wider.length)] = slots[(int) (i % slots.length)];
      }
      slots = wider;
    }

    int read(Reader reader) {
      int sum = 0;
      for (; reader.position < head; reader.position++) {
        sum += slots[(int) (reader.position % slots.length)].length;
      }
      return sum;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; i < 5; i++) {
      ring.readers.add(new Reader());
    }
    long bytes = 0;
    for (int i = 0; pace.next(); i++) {
      ring.publish(new byte[600 + i % 500]);
      int reader = i % 5;
      // The last one dies early.
      if (reader < 4 || i < 300) {
        bytes += ring.read(ring.readers.get(reader));
      }
    }
    System.out.println("bytes " + bytes);
  }
}
