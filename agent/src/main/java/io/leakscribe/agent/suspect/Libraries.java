package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.KnownCode;

/** Tells a well-known library's class from the application's own, by its package. */
final class Libraries {

  private Libraries() {}

  static boolean contains(String className) {
    return KnownCode.isLibrary(className);
  }
}
