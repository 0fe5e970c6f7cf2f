package com.example.corpus.nonheap;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Every request makes an executor for its two remote calls and never shuts it down. */
@Leak(
    value = "an executor per request, never shut down",
    // Only its own idle threads keep such an executor: what is right is who makes it.
    holders = {
      "",
      ".*ExecutorLeak(\\$RequestHandler)?\\b.*",
      "java\\.util\\.concurrent\\.ThreadPoolExecutor.*",
      "java\\.lang\\.Thread(Group)?\\..*",
      "remote-call.*"
    },
    sites = {"ExecutorLeak\\$RequestHandler\\.(handle|daemon)"},
    resource = Leak.Resource.THREADS,
    steps = 600)
public final class ExecutorLeak implements Program {

  /** Answers requests. */
  private static final class RequestHandler {
    static int handle(int request) throws Exception {
      ExecutorService calls = Executors.newFixedThreadPool(2, RequestHandler::daemon);
      Future<Integer> stock = calls.submit(() -> request % 7);
      Future<Integer> price = calls.submit(() -> request * 3);
      return stock.get(1, TimeUnit.MINUTES) + price.get(1, TimeUnit.MINUTES);
    }

    private static Thread daemon(Runnable task) {
      Thread thread = new Thread(task, "remote-call");
      thread.setDaemon(true);
      return thread;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long sum = 0;
    for (int request = 0; pace.next(); request++) {
      sum += RequestHandler.handle(request);
    }
    System.out.println("sum " + sum);
  }
}
