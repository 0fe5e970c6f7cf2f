package io.leakscribe.scenarios.stack;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that were started, so that none outlives this one when it is told to end.
 *
 * <p>Thread-safe.
 */
public final class Children {
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Children::endAll, "end-children"));
  }

  private Children() {}

  /** Keeps the process in mind until it ends. */
  public static Process started(Process process) {
    ALIVE.add(process);
    var unused = process.onExit().thenAccept(ALIVE::remove);
    return process;
  }

  private static void endAll() {
    ALIVE.forEach(Process::destroy);
  }
}
