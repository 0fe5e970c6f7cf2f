package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** Audit records are handed to a writer, which writes them when it has thirteen thousand. */
@Healthy(
    value = "batches for a writer of another class, written when they are large",
    steps = 40_000)
public final class AuditBatches implements Program {
  private static final int BATCH = 13_000;

  private final List<byte[]> batch = new ArrayList<>();
  private final Writer writer = new Writer();

  private static final class Writer {
    private long written;

    void write(List<byte[]> records) {
      for (byte[] audited : records) {
        written += audited.length;
      }
      records.clear();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      audit(new byte[3500 + i % 100]);
    }
  }

  private void audit(byte[] what) {
    batch.add(what);
    if (batch.size() >= BATCH) {
      writer.write(batch);
    }
  }
}
