package io.leakscribe.agent.probe.process;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the flight recorder, for a bounded time and seldom, who starts threads and who defines
 * classes. Gives up with one line where there is no flight recorder. Not thread-safe.
 */
final class SiteRecorder {
  /** How long it listens at a time, and how long it waits before it listens again. */
  private static final long LISTEN_NANOS = 30_000_000_000L;

  private static final long REST_NANOS = 300_000_000_000L;
  private static final int MOST_SESSIONS = 20;

  private final SiteTally threads = new SiteTally();
  private final SiteTally loaders = new SiteTally();
  private final Consumer<String> log;
  private @Nullable AutoCloseable session;
  private long begun;
  private long ended;
  private int sessions;
  private boolean tookThreads;
  private boolean tookLoaders;

  /** Of the threads of sessions. */
  private boolean failureTold;

  SiteRecorder(Consumer<String> log) {
    this.log = log;
  }

  /** Called at each look: begins and ends listening. */
  void want(boolean threadSites, boolean loaderSites) {
    long now = System.nanoTime();
    if (session != null) {
      if (now - begun > LISTEN_NANOS || !(threadSites || loaderSites)) {
        stop(now);
      }
      return;
    }
    // What is wanted for the first time does not wait.
    boolean fresh = (threadSites && !tookThreads) || (loaderSites && !tookLoaders);
    boolean rested = fresh || now - ended > REST_NANOS;
    if ((threadSites || loaderSites) && rested && sessions < MOST_SESSIONS) {
      start(now, threadSites, loaderSites);
    }
  }

  @Nullable String ofThread(String pattern) {
    return threads.top(pattern);
  }

  @Nullable String ofLoader(String loaderClass) {
    return loaders.top(loaderClass);
  }

  /** Ends listening for good. */
  void close() {
    sessions = MOST_SESSIONS;
    stop(System.nanoTime());
  }

  private void start(long now, boolean threadSites, boolean loaderSites) {
    sessions++;
    begun = now;
    tookThreads |= threadSites;
    tookLoaders |= loaderSites;
    try {
      session =
          new JfrSites(
              threadSites ? threads : null, loaderSites ? loaders : null, this::failed, log);
    } catch (LinkageError | RuntimeException | OutOfMemoryError e) {
      // The last one where no thread can be started, which is when somebody asks for their sites.
      sessions = MOST_SESSIONS;
      log.accept("sites of threads and class loaders stay unknown: no flight recorder (" + e + ")");
    }
  }

  private synchronized void failed(Throwable reason) {
    if (!failureTold) {
      failureTold = true;
      log.accept("a site could not be read: " + reason + "; further ones are not told of");
    }
  }

  private void stop(long now) {
    AutoCloseable open = session;
    session = null;
    ended = now;
    try {
      if (open != null) {
        open.close();
      }
    } catch (Exception e) {
      sessions = MOST_SESSIONS;
      log.accept("the flight recorder could not be closed: " + e);
    }
  }
}
