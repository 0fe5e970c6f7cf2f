package io.leakscribe.agent.probe.holder;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for a connection of a database pool, from the pool's own counter. No method of
 * the pool is called. For the sampling thread.
 */
final class PoolWaiters {
  /** Pool class to the field with its counter. */
  private static final Map<String, String> COUNTERS =
      Map.of(
          "com.zaxxer.hikari.util.ConcurrentBag", "waiters",
          "org.apache.tomcat.jdbc.pool.ConnectionPool", "waitcount");

  private final HolderRegistry registry;
  private final Peek peek;

  PoolWaiters(HolderRegistry registry, Peek peek) {
    this.registry = registry;
    this.peek = peek;
  }

  /** Waiting threads over all known pools; null when there is no pool of a known kind. */
  @Nullable Integer count() {
    Integer sum = null;
    for (HolderClass entry : registry.living()) {
      String counter = COUNTERS.get(entry.type.getName());
      if (counter != null) {
        for (Object pool : entry.owners()) {
          if (peek.object(pool, counter) instanceof AtomicInteger waiting) {
            sum = (sum == null ? 0 : sum) + waiting.get();
          }
        }
      }
    }
    return sum;
  }
}
