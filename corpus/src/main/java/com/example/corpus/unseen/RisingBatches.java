package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * Uploads what it has read in batches. Each batch is larger than the one before, until the largest
 * that the other side takes; a batch is dropped when it was sent.
 */
@Healthy(
    value = "batches that rise from 5 % to a third of the heap, each dropped whole",
    steps = 60_000)
public final class RisingBatches implements Program {
  private static final int FIRST = 2_000;
  private static final int LARGEST = 12_000;

  private final List<byte[]> batch = new ArrayList<>();
  private long sent;

  @Override
  public void run(Pace pace) throws Exception {
    int size = FIRST;
    while (pace.next()) {
      batch.add(new byte[2_600]);
      if (batch.size() >= size) {
        send();
        size = Math.min(LARGEST, size + FIRST);
      }
    }
    System.out.println("sent " + sent);
  }

  private void send() {
    for (byte[] row : batch) {
      sent += row.length;
    }
    batch.clear();
  }
}
