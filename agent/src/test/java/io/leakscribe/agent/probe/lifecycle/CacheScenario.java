package io.leakscribe.agent.probe.lifecycle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A bounded Caffeine cache: 200 values through a cache of 20, every tenth kept by somebody. */
public final class CacheScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() {
    Cache<Integer, Object> cache =
        Caffeine.newBuilder().maximumSize(20).executor(Runnable::run).build();
    List<Object> kept = new ArrayList<>(List.of(cache));
    for (int i = 0; i < 200; i++) {
      int[] value = new int[4];
      cache.put(i, value);
      if (i % 10 == 0) {
        kept.add(value);
      }
    }
    cache.cleanUp();
    cache.invalidateAll();
    return kept;
  }
}
