package io.leakscribe.web;

import java.io.IOException;

/** Too many long bodies at once; the same request may be taken a little later. */
public final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  NoRoomException() {
    super("too many long bodies at once");
  }
}
