package com.example.bench;

import java.util.Map;

/** As {@link Basket}; some of its objects stay for good, as those of a service do. */
public final class Kept {
  /** What the agent would follow. */
  public final Map<String, String> items;

  /** Takes the items as they are. */
  public Kept(Map<String, String> items) {
    this.items = items;
  }
}
