package com.example.corpus.service;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A data loader that asks only once for what is asked for twice at the same time. What was loaded
 * is no longer in flight; what failed is, for ever.
 */
@Leak(
    value = "map of loads in flight, from which only those that succeed are removed",
    holders = {"com\\.example\\.corpus\\.service\\.FailedLoads\\$ProfileLoader\\.inFlight"},
    sites = {
      "FailedLoads\\$ProfileLoader\\.(load|fetch|lambda\\$.*)",
      "FailedLoads\\$Backend\\.read",
      "FailedLoads\\$Truncated\\.<init>"
    })
public final class FailedLoads implements Program {

  /** An answer that broke off. */
  private static final class Truncated extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final byte[] received;

    Truncated(String key, byte[] received) {
      super("broken off: " + key);
      this.received = received;
    }

    int length() {
      return received.length;
    }
  }

  private static final class Backend {
    static byte[] read(String key) {
      byte[] answer = new byte[2_000];
      if (key.hashCode() % 8 == 0) {
        throw new Truncated(key, answer);
      }
      return answer;
    }
  }

  private static final class ProfileLoader {
    private final ConcurrentMap<String, CompletableFuture<byte[]>> inFlight =
        new ConcurrentHashMap<>();
    private final ExecutorService connections = Executors.newFixedThreadPool(4);

    CompletableFuture<byte[]> load(String key) {
      CompletableFuture<byte[]> mine = new CompletableFuture<>();
      CompletableFuture<byte[]> other = inFlight.putIfAbsent(key, mine);
      if (other == null) {
        fetch(key, mine);
        return mine;
      }
      return other;
    }

    private void fetch(String key, CompletableFuture<byte[]> future) {
      future.thenAccept(loaded -> inFlight.remove(key, future));
      future.completeAsync(() -> Backend.read(key), connections);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    ProfileLoader loader = new ProfileLoader();
    long bytes = 0;
    for (int i = 0; pace.next(); i++) {
      try {
        bytes += loader.load("session-" + i).join().length;
      } catch (CompletionException e) {
        bytes += e.getCause() instanceof Truncated broken ? broken.length() : 0;
      }
    }
    System.out.println("bytes " + bytes);
  }
}
