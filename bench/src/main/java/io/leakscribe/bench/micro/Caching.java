package io.leakscribe.bench.micro;

import com.example.bench.Recent;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Caches that are full: each entry that comes in drives one out, which the agent is told of. */
@State(Scope.Thread)
public class Caching {
  private static final int FULL = 1_000;

  private final com.github.benmanes.caffeine.cache.Cache<Integer, Object> caffeine =
      Caffeine.newBuilder().maximumSize(FULL).executor(Runnable::run).build();
  private final com.google.common.cache.Cache<Integer, Object> guava =
      CacheBuilder.newBuilder().maximumSize(FULL).build();
  private final Map<Integer, Object> recent = new Recent<>(FULL);
  private int next;

  /** Caffeine. */
  @Benchmark
  public void caffeine() {
    caffeine.put(next++, new int[2]);
  }

  /** Guava. */
  @Benchmark
  public void guava() {
    guava.put(next++, new int[2]);
  }

  /** A {@link java.util.LinkedHashMap} that removes its eldest entry. */
  @Benchmark
  public void linkedHashMap() {
    recent.put(next++, new int[2]);
  }
}
