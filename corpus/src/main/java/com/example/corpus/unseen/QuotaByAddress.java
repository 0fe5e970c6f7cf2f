package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/**
 * Limits the rate of each address, in tables of primitive values; nothing is ever taken out of
 * them. Beside them, much more memory turns over in a window of requests.
 */
@Leak(
    value = "open-addressing tables of int and long, one for each country, never swept",
    holders = {
      "com\\.example\\.corpus\\.unseen\\.QuotaByAddress\\$Table\\.(addresses|stamps|tokens)",
      "com\\.example\\.corpus\\.unseen\\.QuotaByAddress\\.countries"
    },
    sites = {"QuotaByAddress\\$Table\\.\\w+", "QuotaByAddress\\.allow"},
    heap = "160m")
public final class QuotaByAddress implements Program {
  private static final int COUNTRIES = 24;
  private static final int REQUESTS_PER_STEP = 100;
  private static final int WINDOW = 6_000;

  private final Table[] countries = new Table[COUNTRIES];
  private final Deque<byte[]> window = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(17);
  private long refused;

  /** Open addressing; half empty. */
  private static final class Table {
    private int[] addresses = new int[1 << 10];
    private long[] stamps = new long[1 << 10];
    private byte[] tokens = new byte[1 << 10];
    private int size;

    boolean take(int address, long now) {
      int slot = slot(address);
      if (addresses[slot] == 0) {
        if (++size > addresses.length / 2) {
          grow();
          slot = slot(address);
        }
        addresses[slot] = address;
        tokens[slot] = 20;
      } else if (now > stamps[slot]) {
        tokens[slot] = (byte) Math.min(20, tokens[slot] + 1);
      }
      stamps[slot] = now;
      return --tokens[slot] > 0;
    }

    private int slot(int address) {
      int slot = (address * 0x9E3779B9) >>> 1;
      slot %= addresses.length;
      while (addresses[slot] != 0 && addresses[slot] != address) {
        slot = (slot + 1) % addresses.length;
      }
      return slot;
    }

    private void grow() {
      int[] oldAddresses = addresses;
      long[] oldStamps = stamps;
      byte[] oldTokens = tokens;
      addresses = new int[oldAddresses.length * 2];
      stamps = new long[oldAddresses.length * 2];
      tokens = new byte[oldAddresses.length * 2];
      for (int i = 0; i < oldAddresses.length; i++) {
        if (oldAddresses[i] != 0) {
          int slot = slot(oldAddresses[i]);
          addresses[slot] = oldAddresses[i];
          stamps[slot] = oldStamps[i];
          tokens[slot] = oldTokens[i];
        }
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; i < COUNTRIES; i++) {
      countries[i] = new Table();
    }
    for (long now = 0; pace.next(); now++) {
      for (int i = 0; i < REQUESTS_PER_STEP; i++) {
        allow(now);
      }
      window.addLast(new byte[5_000 + (int) (now % 3_000)]);
      if (window.size() > WINDOW) {
        window.removeFirst();
      }
    }
    System.out.println("refused " + refused);
  }

  private void allow(long now) {
    double popularity = random.nextDouble();
    int country = (int) (COUNTRIES * popularity * popularity);
    int address = random.nextInt(1, Integer.MAX_VALUE);
    refused += countries[country].take(address, now) ? 0 : 1;
  }
}
