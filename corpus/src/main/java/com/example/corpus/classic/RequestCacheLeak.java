package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches the result of every search text anyone ever typed. */
@Leak(
    value = "unbounded cache keyed by a request parameter",
    holders = "com\\.example\\.corpus\\.classic\\.RequestCacheLeak\\$SearchService\\.results",
    sites = {"RequestCacheLeak\\$SearchService\\.(search|query|lambda\\$.*)"})
public final class RequestCacheLeak implements Program {

  /** Answers searches. */
  private static final class SearchService {
    private final Map<String, long[]> results = new ConcurrentHashMap<>();

    long[] search(String text) {
      return results.computeIfAbsent(text, SearchService::query);
    }

    private static long[] query(String text) {
      long[] hits = new long[80];
      for (int i = 0; i < hits.length; i++) {
        hits[i] = text.hashCode() + i;
      }
      return hits;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    SearchService service = new SearchService();
    long best = 0;
    for (int i = 0; pace.next(); i++) {
      best = Math.max(best, service.search("shoes " + i)[0]);
      best = Math.max(best, service.search("hats " + i % 1_000)[0]);
    }
    System.out.println("best " + best);
  }
}
