package com.example.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cache that everybody has written once.
 *
 * @param <K> of the keys
 * @param <V> of the values
 */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  /** At most that many entries. */
  public Recent(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
