package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.SplittableRandom;

/** Rendered pages, bounded by their bytes. */
@Healthy(value = "Caffeine cache by weight, full after half of the life", steps = 12_000)
public final class CaffeineMaximumWeight implements Program {
  private static final long MAX_BYTES = 40_000_000;

  private final SplittableRandom random = new SplittableRandom(7);
  private final Cache<String, byte[]> pages =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((String path, byte[] page) -> page.length)
          .build();

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      page("/article/" + i);
      page("/article/" + random.nextInt(i + 1));
    }
  }

  private byte[] page(String path) {
    return pages.get(path, this::render);
  }

  private byte[] render(String path) {
    return new byte[2_000 + random.nextInt(8_000)];
  }
}
