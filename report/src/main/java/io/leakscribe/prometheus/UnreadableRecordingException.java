package io.leakscribe.prometheus;

/** A file that is no recording of this version; the message says why, without a full stop. */
final class UnreadableRecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableRecordingException(String message) {
    super(message);
  }
}
