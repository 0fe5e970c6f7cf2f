package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Subject;

/** What sections say of a suspect in the same words. */
final class Words {

  private Words() {}

  static void amounts(Say say, Suspect suspect) {
    if (suspect.entries() != null) {
      say.and(" " + Format.number(suspect.entries()));
      say.and(suspect.entries() == 1 ? " entry" : " entries");
      say.and(suspect.bytes() == null ? "" : ", about " + Format.bytes(suspect.bytes()));
      say.and(
          suspect.entriesPerHour() == null
              ? "."
              : ", " + Format.signed(suspect.entriesPerHour()) + " an hour.");
    } else if (suspect.bytesPerHour() != null) {
      say.and(" About " + Format.bytes(suspect.bytesPerHour()) + " more each hour.");
    }
  }

  static Say subject(Say say, Suspect suspect) {
    return suspect.holder() != null ? say.name(suspect.holder()) : say.and(Subject.of(suspect));
  }
}
