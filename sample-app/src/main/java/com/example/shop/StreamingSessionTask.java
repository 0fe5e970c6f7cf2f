package com.example.shop;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Adds each ended session to the totals and lets it go. */
final class StreamingSessionTask implements SessionTask {

  private final AtomicLong productsViewed = new AtomicLong();

  @Override
  public void process(List<ShopSession> ended) {
    for (ShopSession session : ended) {
      productsViewed.addAndGet(session.viewedCount());
    }
  }

  @Override
  public long productsViewed() {
    return productsViewed.get();
  }

  @Override
  public int kept() {
    return 0;
  }
}
