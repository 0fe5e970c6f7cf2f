package io.leakscribe.alertmanager;

/** A body that is no message of an Alertmanager; the message says why, in one line. */
public final class PayloadException extends Exception {
  private static final long serialVersionUID = 1L;

  PayloadException(String message) {
    super(message);
  }

  PayloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
