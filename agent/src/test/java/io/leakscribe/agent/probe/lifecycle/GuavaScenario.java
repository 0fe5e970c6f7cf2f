package io.leakscribe.agent.probe.lifecycle;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A bounded Guava cache: 200 values through a cache of 20, every tenth kept; one is replaced. */
public final class GuavaScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() {
    Cache<Integer, Object> cache =
        CacheBuilder.newBuilder().maximumSize(20).concurrencyLevel(1).build();
    List<Object> kept = new ArrayList<>(List.of(cache));
    for (int i = 0; i < 200; i++) {
      int[] value = new int[4];
      cache.put(i, value);
      if (i % 10 == 0) {
        kept.add(value);
      }
    }
    Object replaced = new int[4];
    cache.put(199, replaced);
    cache.put(199, new int[4]);
    kept.add(replaced);
    return kept;
  }
}
