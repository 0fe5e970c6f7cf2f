package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A server pushes prices to each client until it is shut down. A client that is gone says so to
 * nobody, and its stream waits for the shutdown.
 */
@Leak(
    value = "Reactor streams of clients long gone, that wait for the signal of shutdown",
    holders = {
      "reactor\\.core\\.publisher\\.Sink\\w+\\.(subscribers|array)",
      "com\\.example\\.corpus\\.unseen\\.ReactorShutdownSignal\\.\\w+"
    },
    sites = {"ReactorShutdownSignal(\\$Client)?\\.\\S+", "reactor\\.core\\.publisher\\.\\S+"})
public final class ReactorShutdownSignal implements Program {
  private final Sinks.One<String> shutdown = Sinks.one();
  private long pushed;

  /** Who looks at prices. */
  private static final class Client {
    private final byte[] window = new byte[1_200];

    int show(int price) {
      window[price % window.length]++;
      return price;
    }
  }

  private void connect(int number) {
    Client client = new Client();
    Mono<Integer> price = number % 3 == 0 ? Mono.just(number) : Mono.never();
    price.map(client::show).takeUntilOther(shutdown.asMono()).subscribe(shown -> pushed++);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      connect(i);
    }
    System.out.println("pushed " + pushed);
  }
}
