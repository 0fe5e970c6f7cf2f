package io.leakscribe.prometheus;

/** A question that was not answered; the message is one sentence that says why. */
final class PrometheusException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether the next question may be answered: the server is there, and read this one. */
  private final boolean serverAnswers;

  PrometheusException(String message, boolean serverAnswers) {
    super(message);
    this.serverAnswers = serverAnswers;
  }

  boolean serverAnswers() {
    return serverAnswers;
  }
}
