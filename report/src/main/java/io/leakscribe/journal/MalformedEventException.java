package io.leakscribe.journal;

/** A line that is not an event: broken JSON, or a field that is missing or of the wrong type. */
public final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedEventException(String message) {
    super(message);
  }

  MalformedEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
