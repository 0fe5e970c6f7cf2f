package io.leakscribe.timeline;

import io.leakscribe.journal.Suspect;

/** What to call a suspect in a sentence. */
public final class Subject {
  private Subject() {}

  /** The holder, else the leaking class, else what kind of thing it is. */
  public static String of(Suspect suspect) {
    if (suspect.holder() != null) {
      return suspect.holder();
    }
    return suspect.leakingClass() != null
        ? "instances of " + suspect.leakingClass()
        : "the " + suspect.kind().label().replace('-', ' ') + " as a whole";
  }
}
