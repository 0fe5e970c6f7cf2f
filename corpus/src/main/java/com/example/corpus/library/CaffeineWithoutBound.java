package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Caches search results by what was typed, without a bound. */
@Leak(
    value = "Caffeine cache without any bound",
    holders = {"com\\.example\\.corpus\\.library\\.CaffeineWithoutBound\\$Search\\.results"},
    sites = {"CaffeineWithoutBound\\$Search\\.find"})
public final class CaffeineWithoutBound implements Program {

  /** Answers what was asked before from memory. */
  private static final class Search {
    private final Cache<String, int[]> results = Caffeine.newBuilder().build();

    int find(String text) {
      return results.get(text, typed -> new int[120 + typed.length()]).length;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Search search = new Search();
    int hits = 0;
    for (long request = 0; pace.next(); request++) {
      hits += search.find("shoes size " + request);
    }
    System.out.println("hits " + hits);
  }
}
