package com.example.shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps a quote by customer, product and time, so that no one is shown a stale price. */
final class KeyedQuoteCache implements QuoteCache {

  private final Map<QuoteKey, Quote> quotes = new ConcurrentHashMap<>();

  @Override
  public Quote get(QuoteKey key, Function<QuoteKey, Quote> work) {
    return quotes.computeIfAbsent(key, work);
  }

  @Override
  public long size() {
    return quotes.size();
  }
}
