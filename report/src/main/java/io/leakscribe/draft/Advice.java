package io.leakscribe.draft;

import io.leakscribe.journal.SuspectKind;

/** What to do now, by the kind of the leak. */
final class Advice {
  private static final String RESTART =
      "Else restart one replica at a time before the earliest time above; the cause stays.";

  private Advice() {}

  static String stopGap(SuspectKind kind) {
    return switch (kind) {
      case SESSION ->
          "Send new sessions to another version or replica: ending sessions frees nothing where"
              + " ended ones are still held. "
              + RESTART;
      case CACHE ->
          "Clear or switch off this cache, and watch whether the live set falls. " + RESTART;
      case BACKGROUND_TASK ->
          "Stop this background task, and watch whether the live set falls. " + RESTART;
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
    return "Restart one replica at a time before the earliest time above; the cause stays. Take traffic"
        + " off a replica before it is full.";
  }
}
