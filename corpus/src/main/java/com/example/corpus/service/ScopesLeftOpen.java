package com.example.corpus.service;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Tracing: each request opens a scope, which knows the one that was open before. A request that is
 * refused before its {@code try} leaves its own open, and all later ones of that thread stand on
 * it.
 */
@Leak(
    value = "chain of parents from a thread-local scope that is not closed on refusal",
    // A walk up from a scope meets the thread's table; only the code tells the static field.
    holders = {
      "com\\.example\\.corpus\\.service\\.ScopesLeftOpen\\$Scope\\.(OPEN|parent)",
      "java\\.lang\\.Thread\\.threadLocals",
      "java\\.lang\\.ThreadLocal\\$ThreadLocalMap.*"
    },
    sites = {"ScopesLeftOpen\\$Scope\\.(open|<init>|tag)", "ScopesLeftOpen\\.handle"})
public final class ScopesLeftOpen implements Program {

  /** What a thread is at. */
  private static final class Scope {
    private static final ThreadLocal<@Nullable Scope> OPEN = new ThreadLocal<>();

    private final @Nullable Scope parent;
    private final Map<String, String> baggage = new HashMap<>();

    private Scope(@Nullable Scope parent) {
      this.parent = parent;
    }

    static Scope open(String request) {
      Scope scope = new Scope(OPEN.get());
      OPEN.set(scope);
      scope.tag("request", request);
      return scope;
    }

    void tag(String key, String value) {
      baggage.put(key, value);
    }

    void close() {
      OPEN.set(parent);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            6,
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
    int served = 0;
    for (int i = 0; pace.next(); i++) {
      int number = i;
      served += workers.submit(() -> handle(number)).get() ? 1 : 0;
    }
    System.out.println("served " + served);
  }

  private static boolean handle(int number) {
    Scope scope = Scope.open("request-" + number);
    scope.tag("user-agent", "Mozilla/5.0 (compatible) ".repeat(70) + number);
    if (number % 5 == 0) {
      return false;
    }
    try {
      scope.tag("items", Integer.toString(number % 17));
      return true;
    } finally {
      scope.close();
    }
  }
}
