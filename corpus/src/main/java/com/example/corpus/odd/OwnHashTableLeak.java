package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.jspecify.annotations.Nullable;

/** A hash table of its own making, with chains that only get longer. */
@Leak(
    value = "own hash table of chained nodes",
    holders = {
      "com\\.example\\.corpus\\.odd\\.OwnHashTableLeak\\$PriceTable\\.buckets",
      "com\\.example\\.corpus\\.odd\\.OwnHashTableLeak\\$Price\\.next",
      "com\\.example\\.corpus\\.odd\\.OwnHashTableLeak\\.prices"
    },
    sites = {"OwnHashTableLeak\\$PriceTable\\.put", "OwnHashTableLeak\\$Price\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.OwnHashTableLeak\\$Price")
public final class OwnHashTableLeak implements Program {
  private final PriceTable prices = new PriceTable();

  /** A price, and the chain behind it. */
  private static final class Price {
    private final long id;
    private final int[] tiers;
    private final @Nullable Price next;

    Price(long id, int[] tiers, @Nullable Price next) {
      this.id = id;
      this.tiers = tiers;
      this.next = next;
    }
  }

  /** Prices by quote. */
  private static final class PriceTable {
    private final @Nullable Price[] buckets = new @Nullable Price[4096];

    void put(long id) {
      int bucket = (int) (id % buckets.length);
      buckets[bucket] = new Price(id, new int[100], buckets[bucket]);
    }

    int get(long id) {
      for (Price p = buckets[(int) (id % buckets.length)]; p != null; p = p.next) {
        if (p.id == id) {
          return p.tiers.length;
        }
      }
      return 0;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long tiers = 0;
    for (long id = 0; pace.next(); id++) {
      prices.put(id);
      tiers += prices.get(id);
    }
    System.out.println("tiers " + tiers);
  }
}
