package io.leakscribe.cli;

/** A command could not do its work; the message says what to do. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }
}
