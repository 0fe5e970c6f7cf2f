package com.example.shop;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Chooses the parts of the release that runs. */
@Configuration
class ShopConfiguration {

  private static final long API_TIMEOUT_MILLIS = 10_000;

  @Bean
  SessionRegistry sessionRegistry(ShopProperties shop) {
    return shop.broken(1) ? new TrackingSessionRegistry() : new DirectSessionRegistry();
  }

  @Bean
  ApiSessionStore apiSessionStore(ShopProperties shop) {
    return shop.broken(2)
        ? new ClosingApiSessionStore(API_TIMEOUT_MILLIS)
        : new ExpiringApiSessionStore(API_TIMEOUT_MILLIS);
  }

  /** Held by the jobs alone, so that a task that is switched off can go. */
  @Bean
  @Scope("prototype")
  SessionTask sessionTask(ShopProperties shop) {
    return shop.broken(3) ? new BatchSessionTask() : new StreamingSessionTask();
  }

  @Bean
  PageCache pageCache(ShopProperties shop) {
    return shop.broken(4) ? new TaggedPageCache(150) : new BoundedPageCache(150);
  }

  @Bean
  QuoteCache quoteCache(ShopProperties shop) {
    return shop.broken(5)
        ? new KeyedQuoteCache()
        : new ExpiringQuoteCache(100, Duration.ofSeconds(10));
  }
}
