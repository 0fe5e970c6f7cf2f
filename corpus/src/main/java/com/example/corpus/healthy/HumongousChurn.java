package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.SplittableRandom;

/** Uploads held whole in arrays of megabytes, some for a moment, eight for a little longer. */
@Healthy(value = "high churn of humongous arrays", steps = 12_000)
public final class HumongousChurn implements Program {
  private final byte[][] uploads = new byte[8][];
  private final SplittableRandom random = new SplittableRandom(17);
  private long received;

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      receive(i);
    }
  }

  private void receive(int number) {
    byte[] upload = new byte[600_000 + random.nextInt(1_800_000)];
    received += upload.length;
    if (number % 20 == 0) {
      uploads[number / 20 % uploads.length] = upload;
    }
  }
}
