package io.leakscribe.merge;

/** The markers of a document do not fit together; nothing may be changed then. */
public final class MarkerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The line of the document, from 1. */
  private final int line;

  MarkerException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line of the document, from 1. */
  public int line() {
    return line;
  }
}
