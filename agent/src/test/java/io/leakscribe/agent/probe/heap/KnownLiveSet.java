package io.leakscribe.agent.probe.heap;

import io.leakscribe.agent.observe.LiveSetReading;
import java.util.List;
import java.util.Random;

/**
 * An application whose live set is known: what it holds never changes in size, old objects die at
 * random places, and young garbage flows. Prints readings as {@code READING basis bytes
 * collection}, and at the end the heap in use after full collections as {@code TRUE bytes}.
 *
 * <p>Arguments: megabytes held, readings to wait for, seconds at most.
 */
final class KnownLiveSet {

  private static final int BLOCK = 1024;
  private static final int ARRAY_HEADER = 16;

  static volatile Object sink;

  private KnownLiveSet() {}

  public static void main(String[] args) throws InterruptedException {
    byte[][] held = fill(Integer.parseInt(args[0]));
    try (HeapProbe probe =
        HeapProbe.start(
            line -> System.out.println("LOG " + line), java.time.InstantSource.system())) {
      churn(held, probe, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
      System.out.println("OLD " + probe.oldCollections());
      System.out.println("PAUSES " + probe.pauses().toNanos());
    }
    System.out.println("TRUE " + liveSet());
    sink = held;
  }

  private static byte[][] fill(int megabytes) {
    byte[][] held = new byte[megabytes * BLOCK][];
    for (int i = 0; i < held.length; i++) {
      held[i] = new byte[BLOCK - ARRAY_HEADER];
    }
    return held;
  }

  private static void churn(byte[][] held, HeapProbe probe, int wanted, int seconds)
      throws InterruptedException {
    Random random = new Random(1);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    int seen = 0;
    for (int round = 0; seen < wanted && System.nanoTime() < end; round++) {
      for (int i = 0; i < 2_000; i++) {
        sink = new byte[2 * BLOCK];
        if (i % 4 == 0) {
          held[random.nextInt(held.length)] = new byte[BLOCK - ARRAY_HEADER];
        }
      }
      if (round % 16 == 0) {
        seen += print(probe.drain());
      }
      Thread.sleep(3);
    }
  }

  private static int print(List<LiveSetReading> readings) {
    int live = 0;
    for (LiveSetReading r : readings) {
      System.out.println("READING " + r.basis() + " " + r.bytes() + " " + r.collection());
      live += r.basis() == LiveSetReading.Basis.OLD_RECLAIMED ? 1 : 0;
    }
    return live;
  }

  private static long liveSet() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
