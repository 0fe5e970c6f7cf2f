package com.shop.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The usual LRU map: 200 values through a map of 20, every tenth kept by somebody. */
public final class LruScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() {
    Map<Integer, Object> cache = new Lru();
    List<Object> kept = new ArrayList<>(List.of(cache));
    for (int i = 0; i < 200; i++) {
      int[] value = new int[4];
      cache.put(i, value);
      if (i % 10 == 0) {
        kept.add(value);
      }
    }
    return kept;
  }

  private static final class Lru extends LinkedHashMap<Integer, Object> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Object> eldest) {
      if (size() > 20) {
        return true;
      }
      boolean crowded = size() > 1000;
      return crowded;
    }
  }
}
