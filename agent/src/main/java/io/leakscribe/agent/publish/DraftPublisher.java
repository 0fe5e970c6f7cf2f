package io.leakscribe.agent.publish;

import io.leakscribe.agent.thread.AgentThreads;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes drafts on a thread of its own; many requests for one incident become one. Thread-safe. */
public final class DraftPublisher {
  private static final int MOST_WAITING = 64;

  private final Writer writer;
  private final Consumer<String> log;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Thread thread;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param log takes one line when a draft fails
   */
  @SuppressWarnings("ThreadPriorityCheck") // A hint: correct without it, kinder with it.
  public DraftPublisher(Writer writer, Consumer<String> log) {
    this.writer = writer;
    this.log = log;
    thread = AgentThreads.daemon("leakscribe-draft", this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Asks for the draft of an incident; returns at once. */
  public synchronized void request(String incident) {
    if (!closed && waiting.size() < MOST_WAITING) {
      waiting.add(incident);
      notifyAll();
    }
  }

  /** Writes what was asked for, as far as the time allows. */
  public void close(Duration most) {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(Math.max(1, most.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean more = true;
    while (more) {
      try {
        more = writeNext();
      } catch (Throwable e) {
        // No memory left even to say so: the next request finds this thread alive.
      }
    }
  }

  private boolean writeNext() {
    String incident = next();
    if (incident == null) {
      return false;
    }
    try {
      writer.write(incident);
    } catch (Throwable e) {
      // An OutOfMemoryError is to be expected here, and must not cost the drafts that follow.
      tell(incident, e);
    }
    return true;
  }

  private void tell(String incident, Throwable reason) {
    try {
      log.accept(
          "no draft of incident '" + incident + "': " + reason + "; the next turn tries again");
    } catch (Throwable e) {
      // Nobody is left to tell.
    }
  }

  private synchronized @Nullable String next() {
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // By nobody of ours: only close() ends this.
      }
    }
    Iterator<String> first = waiting.iterator();
    if (!first.hasNext()) {
      return null;
    }
    String incident = first.next();
    first.remove();
    return incident;
  }

  /** Writes the draft of one incident. */
  @FunctionalInterface
  public interface Writer {
    void write(String incident) throws Exception;
  }
}
