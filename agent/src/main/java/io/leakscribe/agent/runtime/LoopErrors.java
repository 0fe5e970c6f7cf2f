package io.leakscribe.agent.runtime;

/**
 * Counts the errors of the agent's loop. One now and then in weeks is no reason to give up; a loop
 * that does nothing but fail is. Not thread-safe.
 */
final class LoopErrors {
  static final int ALLOWED_IN_A_ROW = 100;

  private long total;
  private int inARow;

  void turnSucceeded() {
    inARow = 0;
  }

  /** Returns whether that is one too many in a row; want of memory never is, for it may end. */
  boolean turnFailed(Throwable reason) {
    total++;
    if (reason instanceof OutOfMemoryError) {
      return false;
    }
    return ++inARow > ALLOWED_IN_A_ROW;
  }

  /** Errors since the start. */
  long total() {
    return total;
  }
}
