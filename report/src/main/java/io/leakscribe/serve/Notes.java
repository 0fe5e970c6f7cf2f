package io.leakscribe.serve;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalWriter;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends people's lines to the journal of notes of a service. */
final class Notes {
  private final String host;

  Notes(String host) {
    this.host = host;
  }

  /**
   * Appends one line; it is on disk when this returns.
   *
   * @throws IOException when it cannot be kept
   */
  synchronized void add(
      Shelf.Entry entry, Instant at, String text, @Nullable String author, @Nullable Mark mark)
      throws IOException {
    String run = "note-" + UUID.randomUUID().toString().substring(0, 8);
    Origin origin = new Origin(at, entry.incident().service(), host, run, 1);
    Path journal = entry.serviceDir().resolve("journal").resolve("notes-" + host + ".jsonl");
    try (JournalWriter writer = JournalWriter.open(journal, Long.MAX_VALUE)) {
      if (!writer.append(new Event.NoteAdded(origin, entry.incident().id(), text, author, mark))) {
        throw new IOException(writer.health().problem());
      }
    }
  }
}
