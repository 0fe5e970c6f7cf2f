package io.leakscribe.journal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person's note says of the incident, beside its words. */
public enum Mark {
  /** People noticed it. */
  DETECTED("detected"),
  /** A stop-gap took effect. */
  MITIGATED("mitigated"),
  /** The service was well again. */
  RECOVERED("recovered"),
  /** Somebody else was called. */
  ESCALATED("escalated"),
  /** A path that led nowhere. */
  WRONG_TURN("wrong-turn"),
  /** The cause was found. */
  CAUSE("cause");

  private final String label;

  Mark(String label) {
    this.label = label;
  }

  /** The word used in the journal and on the command line. */
  public String label() {
    return label;
  }

  /** The mark of a label in any case, null for a word that is none. */
  public static @Nullable Mark of(@Nullable String label) {
    for (Mark mark : values()) {
      if (label != null && mark.label.equals(label.strip().toLowerCase(Locale.ROOT))) {
        return mark;
      }
    }
    return null;
  }
}
