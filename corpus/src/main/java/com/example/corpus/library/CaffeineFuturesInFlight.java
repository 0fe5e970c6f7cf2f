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
  private final AsyncCache<Integer, Stock> stock =
      Caffeine.newBuilder().maximumSize(500).executor(Runnable::run).buildAsync();

  private record Stock(int article, byte[] levels) {}

  /** Asks the warehouse; remembers its question for when the answer comes. */
  private static final class Question extends CompletableFuture<Stock> {
    private final byte[] message = new byte[1200];
    private final int article;

    Question(int article) {
      this.article = article;
      message[0] = (byte) article;
    }

    void send() {
      if (article % 2 == 0) {
        complete(new Stock(article, message.clone()));
      }
    }
  }

  private void look(int article) {
    Question question = new Question(article);
    stock.get(article, (key, executor) -> question);
    question.send();
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int article = 0; pace.next(); article++) {
      look(article);
    }
  }
}
