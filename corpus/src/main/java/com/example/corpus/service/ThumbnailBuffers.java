package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thumbnails: buffers in five sizes are lent and come back to their pool. After a burst of uploads
 * the pools have more than they need, and give it up one buffer at a time.
 */
@Healthy(
    value = "buffer pools by size, filled by two bursts, the second higher, trimmed slowly",
    steps = 60_000)
public final class ThumbnailBuffers implements Program {
  private static final int SIZES = 5;
  private static final int SMALLEST = 8_192;
  private static final int STEPS_PER_TRIM = 100;
  private static final int MIN_IDLE = 4;

  private final List<Deque<byte[]>> idle = new ArrayList<>();
  private final Deque<Raster> lent = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(103);

  private record Raster(int size, byte[] pixels) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int size = 0; size < SIZES; size++) {
      idle.add(new ArrayDeque<>());
    }
    for (int step = 0; pace.next(); step++) {
      int wanted = wanted(step);
      while (lent.size() >= Math.max(1, wanted)) {
        Raster done = lent.removeFirst();
        idle.get(done.size()).addFirst(done.pixels());
      }
      lent.addLast(borrow(random.nextInt(SIZES)));
      while (lent.size() < wanted) {
        lent.addLast(borrow(random.nextInt(SIZES)));
      }
      if (step % STEPS_PER_TRIM == 0) {
        trim();
      }
    }
  }

  /** Rasters at work: a few, and two uploads that come in slowly and are done with sooner. */
  private static int wanted(int step) {
    return 20 + burst(step, 5_000, 20_000, 350) + burst(step, 32_000, 52_000, 520);
  }

  private static int burst(int step, int from, int to, int peak) {
    double part = (double) (step - from) / (to - from);
    return part < 0 || part > 1 ? 0 : (int) (peak * Math.min(part / 0.7, (1 - part) / 0.3));
  }

  private Raster borrow(int size) {
    byte[] pixels = idle.get(size).pollFirst();
    return new Raster(size, pixels == null ? new byte[SMALLEST << size] : pixels);
  }

  private void trim() {
    for (Deque<byte[]> buffers : idle) {
      if (buffers.size() > MIN_IDLE) {
        buffers.removeLast();
      }
    }
  }
}
