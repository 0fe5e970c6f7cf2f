package io.leakscribe.draft;

import io.leakscribe.journal.SuspectKind;

/** What to do now, by the kind of the leak. */
final class Advice {
  private static final String RESTART =
      "If that cannot be done: restart one replica at a time before the earliest time above."
          + " A restart empties the memory, not the cause.";

  private Advice() {}

  static String stopGap(SuspectKind kind) {
    return switch (kind) {
      case SESSION ->
          "Shorten the session time-out or end idle sessions, and watch whether the entries fall."
              + " Where ended sessions are still held this will not free them. "
              + RESTART;
      case CACHE ->
          "Clear or switch off this cache, if the service has a switch for it, and watch whether the"
              + " live set falls. "
              + RESTART;
      case BACKGROUND_TASK ->
          "Stop this background task, if the service works without it for a while, and watch whether"
              + " the live set falls by itself. "
              + RESTART;
      case QUEUE ->
          "Slow down what puts into this queue or add to what takes from it, and watch whether the"
              + " entries fall. "
              + RESTART;
      case CLASS_LOADER ->
          "Do not redeploy into the running process: stop and start it. " + RESTART;
      case THREAD, THREAD_LOCAL ->
          "Nothing from outside ends the threads that hold this memory. " + restartOnly();
      case DIRECT_MEMORY ->
          "Direct memory counts against the container and not against the heap. " + restartOnly();
      case COLLECTION, HEAP -> restartOnly();
    };
  }

  private static String restartOnly() {
    return "Restart one replica at a time before the earliest time above; that buys time, it does not"
        + " remove the cause. Take traffic off a replica before it is full.";
  }
}
