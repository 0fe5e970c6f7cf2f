package io.leakscribe.web;

/** A web configuration that cannot be used; the message is one line and says what to do. */
public final class WebConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  WebConfigException(String message) {
    super(message);
  }

  WebConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
