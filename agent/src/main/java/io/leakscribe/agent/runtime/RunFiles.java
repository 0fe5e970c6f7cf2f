package io.leakscribe.agent.runtime;

import io.leakscribe.agent.publish.Beat;
import io.leakscribe.agent.publish.Ending;
import io.leakscribe.agent.publish.Heartbeat;
import io.leakscribe.agent.publish.RunIds;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of this run: its journal and its heartbeat page; either may be missing. Every call may
 * wait for the disk: for the thread of an {@link Outbox}.
 */
final class RunFiles implements Outbox.Files {
  private static final int MOST_TRIES = 100;

  private final @Nullable JournalWriter journal;
  private final @Nullable Heartbeat heartbeat;
  private final Consumer<String> log;
  private boolean troubled;
  private boolean beatless;

  private RunFiles(
      @Nullable JournalWriter journal, @Nullable Heartbeat heartbeat, Consumer<String> log) {
    this.journal = journal;
    this.heartbeat = heartbeat;
    this.log = log;
  }

  static RunFiles open(RunStart run, Consumer<String> log) {
    Path dir = run.dir();
    if (dir == null) {
      return new RunFiles(null, null, log);
    }
    Heartbeat heartbeat = null;
    Path journal = journal(run, dir, 0);
    try {
      for (int later = 0; heartbeat == null; later++) {
        journal = journal(run, dir, later);
        heartbeat = claim(journal, later);
      }
    } catch (IOException e) {
      log.accept(
          "no heartbeat page ("
              + e
              + "): after a kill the next run cannot tell the cause; check the disk");
    }
    return new RunFiles(JournalWriter.open(journal), heartbeat, log);
  }

  /** Another run of the same instance may have begun in the same millisecond. */
  private static @Nullable Heartbeat claim(Path journal, int tried) throws IOException {
    try {
      return Heartbeat.open(RunIds.heartbeat(journal));
    } catch (FileAlreadyExistsException e) {
      if (tried >= MOST_TRIES) {
        throw e;
      }
      return null;
    }
  }

  private static Path journal(RunStart run, Path dir, int millisLater) {
    return RunIds.journal(
        dir,
        run.identity().service(),
        run.identity().instance(),
        run.started().plusMillis(millisLater));
  }

  @Override
  public void append(Event event) {
    if (journal == null) {
      return;
    }
    journal.append(event);
    String problem = journal.health().problem();
    if (problem != null && !troubled) {
      log.accept(
          "the journal '"
              + journal.path()
              + "' cannot be written ("
              + problem
              + "); alerts wait in memory and are tried again; free the disk or set dir");
    }
    troubled = problem != null;
  }

  /** Marks that the process lives, and how it is. */
  @Override
  public void beat(Beat beat) {
    if (heartbeat == null) {
      return;
    }
    try {
      heartbeat.beat(beat);
      beatless = false;
    } catch (IOException e) {
      if (!beatless) {
        log.accept(
            "the heartbeat page cannot be written ("
                + e
                + "): after a kill the next run cannot tell the cause; check the disk");
      }
      beatless = true;
    }
  }

  /** Notes that the process ends in order, before anything else is tried. */
  private void endBeating() throws IOException {
    if (heartbeat != null) {
      heartbeat.ending(Ending.ofThisProcess());
    }
  }

  @Override
  public void close() {
    try {
      endBeating();
    } catch (IOException e) {
      log.accept("the heartbeat page cannot be written: " + e.getMessage());
    }
    if (journal != null) {
      journal.close();
    }
    try {
      if (heartbeat != null) {
        heartbeat.close();
      }
    } catch (IOException e) {
      log.accept("the heartbeat page cannot be closed: " + e.getMessage());
    }
  }
}
