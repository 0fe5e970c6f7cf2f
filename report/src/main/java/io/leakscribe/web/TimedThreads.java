package io.leakscribe.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of a server: bounded, and none of them waits longer than a limit for the other end.
 *
 * <p>The JDK's server reads a request with blocking calls on these threads, and its own limits can
 * be set for the whole JVM only. An interrupt closes the channel that a thread is blocked on (see
 * {@link java.nio.channels.InterruptibleChannel}), so a watchdog that interrupts is a time-out for
 * one server. While the handler works and does not talk to the other end, the watchdog is off: an
 * interrupt then would close the files that it reads.
 */
final class TimedThreads implements Executor, AutoCloseable {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final ThreadPoolExecutor threads;
  private final long limitNanos;
  private final Map<Thread, Watch> watches = new ConcurrentHashMap<>();
  private final Thread watchdog;

  /**
   * @param most threads at once
   * @param waiting requests that may wait for a thread; further ones are hung up on
   * @param limit for reading a request, and for writing an answer
   */
  TimedThreads(int most, int waiting, Duration limit, ThreadFactory factory) {
    this.limitNanos = limit.toNanos();
    threads =
        new ThreadPoolExecutor(
            most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), factory);
    threads.allowCoreThreadTimeOut(true);
    watchdog = factory.newThread(this::watch);
    watchdog.start();
  }

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(() -> watched(task));
    } catch (RejectedExecutionException e) {
      // The one kind of exception that every JDK's dispatcher answers by closing the connection.
      throw TimedThreads.<RuntimeException>unchecked(new IOException("too many requests", e));
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable e) throws E {
    throw (E) e;
  }

  private void watched(Runnable task) {
    Watch watch = new Watch(Thread.currentThread());
    watches.put(Thread.currentThread(), watch);
    try {
      watch.begin(limitNanos);
      LockSupport.unpark(watchdog);
      task.run();
    } finally {
      watch.end();
      watches.remove(Thread.currentThread());
      Thread.interrupted(); // not to be seen by the next request
    }
  }

  /** The thread talks to the other end from here on, and has the limit for it. */
  void talking() {
    begin(limitNanos);
  }

  /** The thread talks to the other end from here on, and has this long for it, or the limit. */
  void talking(Duration atMost) {
    begin(Math.min(limitNanos, atMost.toNanos()));
  }

  private void begin(long nanos) {
    Watch watch = watches.get(Thread.currentThread());
    if (watch != null) {
      watch.begin(nanos);
    }
  }

  /**
   * The thread works for itself from here on.
   *
   * @throws IOException when the time for talking was over just now
   */
  void working() throws IOException {
    Watch watch = watches.get(Thread.currentThread());
    if (watch != null) {
      watch.end();
      if (Thread.interrupted()) {
        throw new IOException("the other end was too slow");
      }
    }
  }

  private void watch() {
    while (!threads.isShutdown()) {
      try {
        look(System.nanoTime());
      } catch (OutOfMemoryError e) {
        // Somebody else's, where this runs in his process: the limits must hold after it.
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    }
  }

  private void look(long now) {
    watches.values().forEach(watch -> watch.look(now));
    if (watches.isEmpty()) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    LockSupport.unpark(watchdog);
  }

  /** The time limit of one thread. Its lock makes sure that no interrupt comes after the end. */
  private static final class Watch {
    private final Thread thread;
    private boolean on;
    private long until;

    Watch(Thread thread) {
      this.thread = thread;
    }

    synchronized void begin(long limitNanos) {
      until = System.nanoTime() + limitNanos;
      on = true;
    }

    synchronized void end() {
      on = false;
    }

    synchronized void look(long now) {
      if (on && now - until > 0) {
        on = false;
        thread.interrupt();
      }
    }
  }
}
