package io.leakscribe.agent.probe.lifecycle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** An unbounded Caffeine cache: 50 of 60 values removed, five of these kept. */
public final class UnboundedCaffeineScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() {
    Cache<Integer, Object> cache = Caffeine.newBuilder().build();
    List<Object> kept = new ArrayList<>(List.of(cache));
    for (int i = 0; i < 60; i++) {
      cache.put(i, new int[4]);
    }
    for (int i = 0; i < 50; i++) {
      Object removed = cache.asMap().remove(i);
      if (i % 10 == 0) {
        kept.add(removed);
      }
    }
    return kept;
  }
}
