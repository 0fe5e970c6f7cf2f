package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cache in order of access whose rule to evict compares with the wrong number. */
@Leak(
    value = "synchronized LinkedHashMap in order of access that evicts nothing",
    holders = {
      "com\\.example\\.corpus\\.odd\\.EldestNeverAsked\\$Prices\\.recent",
      "com\\.example\\.corpus\\.odd\\.EldestNeverAsked\\$Lru(\\.this)?"
    },
    sites = {"EldestNeverAsked\\$Prices\\.of"})
public final class EldestNeverAsked implements Program {

  /** Keeps the most recent ones, as many as somebody configured, in bytes. */
  private static final class Lru<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final long LIMIT = 512L * 1024 * 1024;

    Lru() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > LIMIT;
    }
  }

  private static final class Prices {
    private final Map<Long, long[]> recent = Collections.synchronizedMap(new Lru<>());

    int of(long product) {
      return recent.computeIfAbsent(product, number -> new long[70]).length;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Prices prices = new Prices();
    long sum = 0;
    for (long product = 0; pace.next(); product++) {
      sum += prices.of(product) + prices.of(product / 2);
    }
    System.out.println("sum " + sum);
  }
}
