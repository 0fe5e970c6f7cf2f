package io.leakscribe.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that ends too early, or whose chunks are none; the message is for who sent it. */
final class TornBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  TornBodyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
