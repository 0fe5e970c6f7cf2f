package com.example.shop;

import java.util.ArrayList;
import java.util.List;

/** Collects the sessions processed, so that totals can be worked out over any batch. */
final class BatchSessionTask implements SessionTask {

  private final List<ShopSession> processed = new ArrayList<>();
  private long productsViewed;

  @Override
  public synchronized void process(List<ShopSession> ended) {
    for (ShopSession session : ended) {
      productsViewed += session.viewedCount();
      processed.add(session);
    }
  }

  @Override
  public synchronized long productsViewed() {
    return productsViewed;
  }

  @Override
  public synchronized int kept() {
    return processed.size();
  }
}
