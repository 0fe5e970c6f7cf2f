package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Quotes that live for a fifth of the (shortened) day, asked for at a rising rate. */
@Healthy(
    value = "Caffeine cache with a time to live, rate rises to half of the life",
    steps = 60_000)
public final class CaffeineExpireAfterWrite implements Program {
  private static final Duration DAY = Duration.ofHours(10);
  private static final Duration TIME_TO_LIVE = Duration.ofHours(2);

  private record Quote(String symbol, double[] depth) {}

  @Override
  public void run(Pace pace) throws Exception {
    Cache<String, Quote> quotes =
        Caffeine.newBuilder()
            .expireAfterWrite(TIME_TO_LIVE)
            .ticker(() -> (long) (pace.progress() * DAY.toNanos()))
            .build();
    double load = 0;
    for (int asked = 0; pace.next(); ) {
      for (load += Math.min(1, pace.progress() * 2); load >= 1; load--) {
        quotes.get("S" + asked++, CaffeineExpireAfterWrite::ask);
      }
    }
  }

  private static Quote ask(String symbol) {
    return new Quote(symbol, new double[400]);
  }
}
