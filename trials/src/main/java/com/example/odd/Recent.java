package com.example.odd;

import java.util.LinkedHashMap;
import java.util.Map;

/** A cache of the kind that forgets its eldest. */
public class Recent extends LinkedHashMap<Object, Object> implements Runnable {
  private static final long serialVersionUID = 1;
  private static final int MOST = 3;

  /** An empty one. */
  public Recent() {
    super(8);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
    return size() > MOST && eldest.getKey() != null;
  }

  @Override
  public void run() {
    for (int i = 0; i < 10; i++) {
      put(i, "value" + i);
    }
    if (super.size() != MOST) {
      throw new IllegalStateException("holds " + super.size());
    }
  }
}
