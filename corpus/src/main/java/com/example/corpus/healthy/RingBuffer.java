package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/** The last samples of a sensor: the array wraps around after 70 % of the life. */
@Healthy(value = "ring buffer that wraps around late", steps = 50_000)
public final class RingBuffer implements Program {
  private static final int CAPACITY = 35_000;

  private final Sample[] ring = new Sample[CAPACITY];
  private long written;

  private record Sample(long number, byte[] spectrum) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      write(new byte[1100]);
    }
  }

  private void write(byte[] spectrum) {
    ring[(int) (written % CAPACITY)] = new Sample(written, spectrum);
    written++;
  }
}
