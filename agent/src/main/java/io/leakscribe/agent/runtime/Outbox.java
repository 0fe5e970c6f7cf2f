package io.leakscribe.agent.runtime;

import io.leakscribe.agent.publish.Beat;
import io.leakscribe.agent.publish.EventLog;
import io.leakscribe.agent.thread.AgentThreads;
import io.leakscribe.journal.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands events and beats to a thread that may wait for the disk, so that nobody else has to: with a
 * disk that hangs the agent goes on watching, and the process can end.
 *
 * <p>Bounded: while the disk hangs, samples beyond {@value #MOST_SAMPLES} are given up, and of the
 * other events the newest beyond {@value #MOST_EVENTS}; of the beats only the last is kept.
 * Thread-safe.
 */
final class Outbox implements EventLog, AutoCloseable {
  static final int MOST_SAMPLES = 64;
  static final int MOST_EVENTS = 1024;

  /** A busy disk takes a second now and then; one that takes this long for a line hangs. */
  static final Duration HANGS = Duration.ofSeconds(15);

  /** For the last events; the rest of what the end may take is for the newest draft. */
  private static final Duration AT_STOP = Duration.ofMillis(800);

  private static final int MOST_TRIES = 5;

  /** Before what failed is tried again; needs no memory. */
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private final Files files;
  private final Consumer<String> log;
  private final LongSupplier nanos;
  private final Thread thread;
  private final Deque<Event> events = new ArrayDeque<>();
  private @Nullable Beat beat;
  private int samples;
  private boolean closed;
  private boolean writing;
  private long writingSince;
  private boolean told;

  /** Of the journal's thread alone. */
  private int failures;

  private Outbox(Files files, Consumer<String> log, LongSupplier nanos) {
    this.files = files;
    this.log = log;
    this.nanos = nanos;
    this.thread = AgentThreads.daemon("leakscribe-journal", this::run);
  }

  /** Starts the thread. */
  static Outbox start(Files files, Consumer<String> log) {
    return start(files, log, System::nanoTime);
  }

  static Outbox start(Files files, Consumer<String> log, LongSupplier nanos) {
    Outbox outbox = new Outbox(files, log, nanos);
    outbox.thread.start();
    return outbox;
  }

  @Override
  public void append(Event event) {
    keep(event);
    tellWhenStuck();
  }

  /** Marks that the process lives, once the disk takes it. */
  void beat(Beat newest) {
    synchronized (this) {
      beat = newest;
      notifyAll();
    }
    tellWhenStuck();
  }

  private synchronized void keep(Event event) {
    boolean sample = event instanceof Event.Sample;
    if (sample ? samples < MOST_SAMPLES : events.size() - samples < MOST_EVENTS) {
      samples += sample ? 1 : 0;
      events.addLast(event);
      notifyAll();
    }
  }

  /** On the caller's thread: that of the disk cannot speak for itself. */
  private void tellWhenStuck() {
    synchronized (this) {
      boolean stuck = writing && nanos.getAsLong() - writingSince > HANGS.toNanos();
      boolean again = told;
      told = stuck;
      if (!stuck || again) {
        return;
      }
    }
    log.accept(
        "the journal has not taken a line for "
            + HANGS.toSeconds()
            + " s: the disk hangs; events wait in memory, metrics go on, the application is not"
            + " affected; look at the disk, or set dir to another");
  }

  /** Has the last events written, as far as the time allows, and lets go of the files. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(AT_STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (awaitWork()) {
      try {
        write();
        failures = 0;
      } catch (OutOfMemoryError e) {
        // The application's, and it passes: what could not be written now is tried again.
        giveOthersTime();
      } catch (Throwable e) {
        giveOthersTime();
        giveUpSometime(e);
      }
    }
    files.close();
  }

  /** One event that cannot be written must not hold up all that come after it. */
  private void giveUpSometime(Throwable reason) {
    Event first = first();
    if (++failures >= MOST_TRIES && first != null) {
      failures = 0;
      written(first);
      log.accept(
          "an event of type "
              + first.type()
              + " is missing in the journal: "
              + reason
              + "; all else goes on");
    }
  }

  private synchronized boolean awaitWork() {
    writing = false;
    while (events.isEmpty() && beat == null && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // By nobody of ours: only close() ends the journal, and says that all was in order.
      }
    }
    writing = true;
    writingSince = nanos.getAsLong();
    return !events.isEmpty() || beat != null;
  }

  private void write() {
    Beat newest = takeBeat();
    if (newest != null) {
      files.beat(newest);
    }
    Event first = first();
    if (first != null) {
      files.append(first);
      written(first);
    }
  }

  private synchronized @Nullable Beat takeBeat() {
    Beat taken = beat;
    beat = null;
    return taken;
  }

  private synchronized @Nullable Event first() {
    return events.peekFirst();
  }

  private synchronized void written(Event first) {
    events.removeFirst();
    samples -= first instanceof Event.Sample ? 1 : 0;
    notifyAll();
  }

  /**
   * Waits until what was appended so far is in the journal, for what reads it there.
   *
   * @param most where the disk does not answer
   */
  synchronized void awaitWritten(Duration most) {
    long end = nanos.getAsLong() + most.toNanos();
    for (long left = most.toMillis(); left > 0 && !events.isEmpty(); ) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        // By nobody of ours; with the flag set, no draft could be written after this.
      }
      left = TimeUnit.NANOSECONDS.toMillis(end - nanos.getAsLong());
    }
  }

  private void giveOthersTime() {
    LockSupport.parkNanos(this, PAUSE_NANOS);
  }

  /** What may wait for the disk. */
  interface Files extends EventLog, AutoCloseable {
    /** Marks that the process lives. */
    void beat(Beat beat);

    @Override
    void close();
  }
}
