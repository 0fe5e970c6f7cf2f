package io.leakscribe.agent.probe.heap;

/**
 * Tells when an application is through the worst of its start: it loads hardly any classes, or has
 * loaded them for long. Not thread-safe.
 */
final class StartCalm {
  static final long CHECK_MILLIS = 500;

  /** Loading on and on is how some applications live. */
  private static final int MOST_CHECKS = 20;

  /** Classes between two checks; ours are loaded meanwhile, too. */
  private static final long FEW = 50;

  private long loadedBefore;
  private int checks;

  /** To be asked every {@value #CHECK_MILLIS} ms with the number of classes ever loaded. */
  boolean isCalm(long loaded) {
    boolean calm = checks > 0 && loaded - loadedBefore < FEW;
    loadedBefore = loaded;
    return calm || checks++ >= MOST_CHECKS;
  }
}
