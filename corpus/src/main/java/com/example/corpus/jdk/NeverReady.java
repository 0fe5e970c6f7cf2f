package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.CompletableFuture;

/** Adds a callback for each request to one future that never completes. */
@Leak(
    value = "callbacks on a CompletableFuture that never completes",
    holders = {
      "java\\.util\\.concurrent\\.CompletableFuture\\.stack",
      "java\\.util\\.concurrent\\.CompletableFuture\\$Completion\\.next",
      "com\\.example\\.corpus\\.jdk\\.NeverReady\\.ready"
    },
    sites = {"NeverReady\\.handle", "java\\.util\\.concurrent\\.CompletableFuture\\.\\w+"})
public final class NeverReady implements Program {
  private final CompletableFuture<Integer> ready = new CompletableFuture<>();

  private void handle() {
    byte[] request = new byte[600];
    ready.thenAccept(node -> request[0] = node.byteValue());
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
