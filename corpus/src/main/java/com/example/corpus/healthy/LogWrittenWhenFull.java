package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** Records wait in memory until they fill a good part of the heap, then they are written. */
@Healthy(value = "append log, written at 60 % of the heap, twice in a life", steps = 40_000)
public final class LogWrittenWhenFull implements Program {
  private static final double SHARE = 0.6;

  private final List<byte[]> records = new ArrayList<>();
  private final long limit = (long) (Runtime.getRuntime().maxMemory() * SHARE);
  private long bytes;
  private long written;

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      append(new byte[3000 + i % 500]);
    }
  }

  private void append(byte[] stored) {
    records.add(stored);
    bytes += stored.length;
    if (bytes > limit) {
      write();
    }
  }

  private void write() {
    written += records.size();
    records.clear();
    bytes = 0;
  }
}
