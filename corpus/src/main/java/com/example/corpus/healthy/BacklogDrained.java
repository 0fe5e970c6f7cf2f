package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The receiver is down for a third of the life; then it catches up, slowly. */
@Healthy(value = "queue that backs up for a third of the life, then drains", steps = 45_000)
public final class BacklogDrained implements Program {
  private static final double DOWN_FROM = 0.2;
  private static final double UP_FROM = 0.55;

  private final BlockingQueue<byte[]> unsent = new LinkedBlockingQueue<>();
  private long sent;

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      unsent.put(new byte[2900]);
      boolean down = pace.progress() > DOWN_FROM && pace.progress() < UP_FROM;
      for (int i = 0; i < 2 && !down; i++) {
        send();
      }
    }
  }

  private void send() {
    byte[] message = unsent.poll();
    sent += message == null ? 0 : message.length;
  }
}
