package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** A cache of customers that needs two thirds of the life to fill; then the cache evicts. */
@Healthy(value = "Caffeine cache by size, full after two thirds of the life", steps = 60_000)
public final class CaffeineMaximumSize implements Program {
  private final Cache<Long, Customer> customers = Caffeine.newBuilder().maximumSize(36_000).build();
  private long lastId;

  private record Customer(long id, String name, byte[] history) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      visit(++lastId);
      visit(Math.max(1, lastId - 500));
    }
  }

  private Customer visit(long id) {
    return customers.get(id, this::load);
  }

  private Customer load(long id) {
    return new Customer(id, "customer " + id, new byte[1000]);
  }
}
