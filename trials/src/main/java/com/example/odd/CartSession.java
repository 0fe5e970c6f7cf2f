package com.example.odd;

import java.util.HashMap;
import java.util.Map;

/** A session, as far as its name tells. Frameworks make subclasses of it while they run. */
public class CartSession implements Runnable {
  private static final Map<Integer, String> ALL = new HashMap<>();

  private final Map<String, Object> attributes = new HashMap<>();

  /** An empty one. */
  public CartSession() {
    this(16);
  }

  /** One with so many attributes. */
  public CartSession(int size) {
    for (int i = 0; i < size; i++) {
      attributes.put("key" + i, i);
    }
  }

  /** How many attributes there are. */
  public int size() {
    return attributes.size();
  }

  @Override
  public void run() {
    ALL.put(size(), "seen");
    attributes.put("run", this);
  }
}
