package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** One cache class of its own for all purposes; of its three instances one leaks. */
@Leak(
    value = "one of several instances of an own cache class leaks",
    // Better is the service's field, as it tells the one instance from the others.
    holders = {
      "com\\.example\\.corpus\\.odd\\.OwnCacheLeak\\$SimpleCache\\.entries",
      "com\\.example\\.corpus\\.odd\\.OwnCacheLeak\\$Shop\\.recommendations"
    },
    sites = {
      "OwnCacheLeak\\$SimpleCache\\.get",
      "OwnCacheLeak\\$Shop\\.(recommend|serve|lambda\\$.*)"
    })
public final class OwnCacheLeak implements Program {

  /** Remembers what was computed. */
  private static final class SimpleCache<K, V> {
    private final Map<K, V> entries = new HashMap<>();

    V get(K key, Function<K, V> compute) {
      return entries.computeIfAbsent(key, compute);
    }
  }

  /** Serves customers. */
  private static final class Shop {
    private final SimpleCache<Integer, byte[]> articles = new SimpleCache<>();
    private final SimpleCache<String, Double> rates = new SimpleCache<>();
    private final SimpleCache<Long, int[]> recommendations = new SimpleCache<>();

    double serve(long visit) {
      byte[] article = articles.get((int) (visit % 3_000), id -> new byte[300]);
      double rate = rates.get("currency " + visit % 40, currency -> 1.5);
      return (article.length + recommend(visit)) * rate;
    }

    private int recommend(long visit) {
      return recommendations.get(visit, v -> new int[130]).length;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Shop shop = new Shop();
    double turnover = 0;
    for (long visit = 0; pace.next(); visit++) {
      turnover += shop.serve(visit);
    }
    System.out.println("turnover " + turnover);
  }
}
