package com.example.bench;

import java.util.Map;

/** Declares a holder, so its constructor is woven. */
public final class Basket {
  /** What the agent would follow. */
  public final Map<String, String> items;

  /** Takes the items as they are. */
  public Basket(Map<String, String> items) {
    this.items = items;
  }
}
