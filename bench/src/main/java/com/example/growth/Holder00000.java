package com.example.growth;

import java.util.HashMap;
import java.util.Map;

/** Declares a holder; defined again under other names of the same length. */
public final class Holder00000 {
  private static final int ENTRIES = 20;

  private final Map<Integer, Integer> entries = new HashMap<>();

  /** With enough in it to be watched. */
  public Holder00000() {
    for (int i = 0; i < ENTRIES; i++) {
      entries.put(i, i);
    }
  }

  /** Adds one entry. */
  public void add(int key) {
    entries.put(key, key);
  }
}
