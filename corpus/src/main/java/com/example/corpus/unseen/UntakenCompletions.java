package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks two shops for a price and takes the first answer; the second one waits for ever. */
@Leak(
    value = "completion service of which one answer of two is taken",
    holders = {
      "java\\.util\\.concurrent\\.ExecutorCompletionService\\.completionQueue",
      "java\\.util\\.concurrent\\.LinkedBlockingQueue(\\$Node)?\\.\\w+",
      "com\\.example\\.corpus\\.unseen\\.UntakenCompletions\\.answers"
    },
    sites = {
      "UntakenCompletions\\.\\S+",
      "java\\.util\\.concurrent\\.ExecutorCompletionService\\S+",
      "java\\.util\\.concurrent\\.LinkedBlockingQueue\\.\\w+"
    })
public final class UntakenCompletions implements Program {
  private final ExecutorService shops =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "shop");
            thread.setDaemon(true);
            return thread;
          });
  private final ExecutorCompletionService<Quote> answers = new ExecutorCompletionService<>(shops);

  private record Quote(int price, byte[] page) {}

  private Quote ask(int shop, int article) {
    return new Quote(article * (shop + 1), new byte[1_500]);
  }

  private int cheapest(int article) throws Exception {
    for (int shop = 0; shop < 2; shop++) {
      int asked = shop;
      answers.submit(() -> ask(asked, article));
    }
    Future<Quote> first = answers.take();
    return first.get().price();
  }

  @Override
  public void run(Pace pace) throws Exception {
    long sum = 0;
    for (int i = 0; pace.next(); i++) {
      sum += cheapest(i);
    }
    System.out.println("sum " + sum);
  }
}
