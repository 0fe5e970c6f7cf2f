package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** A batch collects for a third of the life, is written, and begins anew. */
@Healthy(value = "batch collected for a third of the life, then flushed", steps = 60_000)
public final class LongSawtooth implements Program {
  private static final int BATCH = 19_500;

  private final List<Invoice> batch = new ArrayList<>();
  private long written;

  private record Invoice(int number, byte[] pdf) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int number = 0; pace.next(); number++) {
      batch.add(new Invoice(number, new byte[2600]));
      if (batch.size() == BATCH) {
        flush();
      }
    }
  }

  private void flush() {
    for (Invoice invoice : batch) {
      written += invoice.pdf().length;
    }
    batch.clear();
  }
}
