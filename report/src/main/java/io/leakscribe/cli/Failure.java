package io.leakscribe.cli;

/** A command could not do its work; the message says what to do. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes one line. */
  public Failure(String message) {
    super(message);
  }
}
