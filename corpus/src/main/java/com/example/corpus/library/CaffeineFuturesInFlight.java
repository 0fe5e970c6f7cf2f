package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;

/**
 * Bounds a cache of futures by size. A future that is not complete weighs nothing, and those for
 * articles that the warehouse does not know never complete.
 */
@Leak(
    value = "Caffeine AsyncCache with a bound, of futures that never complete",
    holders = {
      "com\\.github\\.benmanes\\.caffeine\\.cache\\.\\w+(\\$\\w+)?\\.(data|cache|first|last)",
      "com\\.github\\.benmanes\\.caffeine\\.cache\\.\\w+\\.accessOrder\\w+",
      "com\\.example\\.corpus\\.library\\.CaffeineFuturesInFlight\\.stock"
    },
    sites = {"CaffeineFuturesInFlight\\.\\S+", "com\\.github\\.benmanes\\.caffeine\\.cache\\.\\S+"})
public final class CaffeineFuturesInFlight implements Program {
  private static final int KNOWN = 400;

  private final AsyncCache<Integer, Stock> stock =
      Caffeine.newBuilder().maximumSize(500).executor(Runnable::run).buildAsync();

  private record Stock(int article, byte[] levels) {}

  /** Asks the warehouse; remembers its question for when the answer comes. */
  private static final class Question extends CompletableFuture<Stock> {
    private final byte[] message = new byte[1200];

    Question(int article) {
      message[0] = (byte) article;
    }

    static Question sent(int article) {
      Question question = new Question(article);
      if (article < KNOWN) {
        question.complete(new Stock(article, question.message.clone()));
      }
      return question;
    }
  }

  private void look(int article) {
    stock.get(article, (key, executor) -> Question.sent(key));
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int visit = 0; pace.next(); visit++) {
      look(visit % KNOWN);
      look(KNOWN + visit);
    }
  }
}
