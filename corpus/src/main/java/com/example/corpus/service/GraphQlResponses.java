package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A GraphQL API: responses of known queries, refreshed now and then. The data behind them grow, so
 * each refresh brings a larger one, until the weight of all is the most there may be.
 */
@Healthy(
    value = "Caffeine by weight with refresh, each refreshed value larger than the last",
    steps = 60_000)
public final class GraphQlResponses implements Program {
  private static final int QUERIES = 30_000;
  private static final long MAX_BYTES = 38_000_000;
  private static final Duration FRESH = Duration.ofMinutes(30);

  private final SplittableRandom random = new SplittableRandom(79);
  private final AtomicLong seconds = new AtomicLong();
  private final LoadingCache<String, Response> responses =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((String query, Response response) -> response.json().length)
          .refreshAfterWrite(FRESH)
          .ticker(() -> Duration.ofSeconds(seconds.get()).toNanos())
          .executor(Runnable::run)
          .build(new Resolver());

  private record Response(byte[] json) {}

  private static final class Resolver implements CacheLoader<String, Response> {
    private static final int PAGE = 250;
    private static final int MOST_PAGES = 24;

    @Override
    public Response load(String query) {
      return new Response(new byte[4 * PAGE]);
    }

    @Override
    public Response reload(String query, Response old) {
      return new Response(new byte[Math.min(MOST_PAGES * PAGE, old.json().length + 2 * PAGE)]);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long bytes = 0;
    while (pace.next()) {
      seconds.incrementAndGet();
      for (int i = 0; i < 3; i++) {
        double rarity = random.nextDouble();
        bytes += responses.get("query-" + (int) (QUERIES * rarity * rarity)).json().length;
      }
    }
    System.out.println("bytes " + bytes);
  }
}
