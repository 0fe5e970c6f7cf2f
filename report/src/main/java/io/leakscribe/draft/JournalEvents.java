package io.leakscribe.draft;

import io.leakscribe.incident.Events;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.ReadPlan;
import io.leakscribe.journal.SkippedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The events of a service, from its journals. */
final class JournalEvents implements Events {
  private final Path serviceDir;
  private final ReadPlan.Progress progress;
  private SkippedLines skipped = SkippedLines.NONE;

  JournalEvents(Path serviceDir, ReadPlan.Progress progress) {
    this.serviceDir = serviceDir;
    this.progress = progress;
  }

  /** What the newest pass could not use. */
  SkippedLines skipped() {
    return skipped;
  }

  @Override
  public void forEach(Consumer<Event> to) {
    forEach(ReadPlan.Samples.ALL, to);
  }

  @Override
  public void forEach(ReadPlan.Samples wanted, Consumer<Event> to) {
    try {
      skipped = JournalReader.readService(serviceDir, new ReadPlan(wanted, progress), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
