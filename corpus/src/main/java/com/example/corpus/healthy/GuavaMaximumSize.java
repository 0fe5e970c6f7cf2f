package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;

/** A loading cache of product pictures; full when four fifths of the life are over. */
@Healthy(value = "Guava cache by size, full after four fifths of the life", steps = 20_000)
public final class GuavaMaximumSize implements Program {
  private final LoadingCache<Integer, Thumbnail> thumbnails =
      CacheBuilder.newBuilder().maximumSize(16_000).build(CacheLoader.from(Thumbnail::of));

  private record Thumbnail(int product, int[] pixels) {
    static Thumbnail of(int product) {
      return new Thumbnail(product, new int[24 * 24]);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int product = 0; pace.next(); product++) {
      thumbnails.get(product);
      thumbnails.get(product / 2);
    }
  }
}
