package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets its requests, unless they fail, which they seldom do. */
@Leak(
    value = "only requests that fail are kept, with all they had read",
    holders = {"com\\.example\\.corpus\\.classic\\.ErrorPathLeak\\$Requests\\.inFlight"},
    sites = {
      "ErrorPathLeak\\$Requests\\.(begin|serve)",
      "ErrorPathLeak\\$Request\\.<init>",
      "ErrorPathLeak\\.\\w+"
    })
public final class ErrorPathLeak implements Program {

  private static final class Request {
    private final byte[] body = new byte[20_000];

    void handle(long number) {
      if (number % 50 == 49) {
        throw new IllegalStateException("no such product: " + number);
      }
      body[0] = 1;
    }
  }

  private static final class Requests {
    private final Map<Long, Request> inFlight = new ConcurrentHashMap<>();

    void serve(long number) {
      Request request = new Request();
      inFlight.put(number, request);
      request.handle(number);
      inFlight.remove(number);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Requests requests = new Requests();
    int failed = 0;
    for (long number = 0; pace.next(); number++) {
      try {
        requests.serve(number);
      } catch (IllegalStateException e) {
        failed++;
      }
    }
    System.out.println("failed " + failed);
  }
}
