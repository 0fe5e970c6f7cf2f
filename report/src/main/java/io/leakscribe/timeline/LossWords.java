package io.leakscribe.timeline;

import io.leakscribe.journal.LossCause;

/** What a lost process died of. */
public final class LossWords {
  private LossWords() {}

  /** After the name of the process. */
  public static String brief(LossCause cause) {
    return switch (cause) {
      case OOM_KILL -> "was killed by the kernel for lack of memory";
      case OUT_OF_MEMORY_ERROR -> "died of an OutOfMemoryError";
      case KILLED -> "was killed from outside, not out of memory";
      case UNKNOWN -> "was lost, why is not known";
    };
  }
}
