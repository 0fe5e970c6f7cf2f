package com.example.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;

/** Keeps a quote for a few seconds. */
final class ExpiringQuoteCache implements QuoteCache {

  private final Cache<QuoteKey, Quote> quotes;

  ExpiringQuoteCache(int maximumSize, Duration keep) {
    quotes = Caffeine.newBuilder().maximumSize(maximumSize).expireAfterWrite(keep).build();
  }

  @Override
  public Quote get(QuoteKey key, Function<QuoteKey, Quote> work) {
    return quotes.get(key, work);
  }

  @Override
  public long size() {
    quotes.cleanUp();
    return quotes.estimatedSize();
  }
}
