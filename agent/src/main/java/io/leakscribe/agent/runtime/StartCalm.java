package io.leakscribe.agent.runtime;

import java.time.Duration;

/**
 * Tells when an application is through the worst of its start: it loads hardly any classes, or has
 * loaded them for long. Not thread-safe.
 */
final class StartCalm {
  static final Duration CHECK = Duration.ofMillis(500);

  /** Loading on and on is how some applications live. */
  static final Duration AT_MOST = Duration.ofSeconds(20);

  /** Classes between two checks. */
  private static final long FEW = 20;

  /** A start has moments in which it computes or waits. */
  private static final int CALM_CHECKS = 2;

  private final long mostChecks = AT_MOST.dividedBy(CHECK);
  private long loadedBefore;
  private int checks;
  private int calmChecks;

  /**
   * To be asked every {@link #CHECK} with the number of classes that the application has loaded.
   */
  boolean isCalm(long loaded) {
    boolean few = checks > 0 && loaded - loadedBefore < FEW;
    calmChecks = few ? calmChecks + 1 : 0;
    loadedBefore = loaded;
    return calmChecks >= CALM_CHECKS || checks++ >= mostChecks;
  }
}
