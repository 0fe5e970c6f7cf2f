package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.RuntimeModules;
import io.leakscribe.agent.thread.AgentThreads;
import io.leakscribe.web.WebConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /metrics} and {@code /healthz}, or nothing when that cannot be had: one line says why,
 * and everything else goes on.
 */
public final class MetricsEndpoint implements AutoCloseable {
  /** Ours are made anew by their pool; those of the JDK's server are not. */
  private static final String OURS = "leakscribe";

  private static final String THREADS = "leakscribe-http";
  private static final int NONE = -1;

  private final Metrics metrics;
  private final Consumer<String> log;
  private final Opener opener;
  private volatile Running running;

  /** One for each server, and not for each try: older JDKs keep every group that was made. */
  private ThreadGroup group = AgentThreads.group(THREADS);

  /** The port of one that died and is to be started anew; for the agent's thread. */
  private int lost = NONE;

  private MetricsEndpoint(Metrics metrics, Opener opener, Consumer<String> log) {
    this.metrics = metrics;
    this.opener = opener;
    this.log = log;
    this.running = Running.NOTHING;
  }

  /**
   * Starts the endpoint. Never throws.
   *
   * @param host address to bind
   * @param port 0 takes any free port, −1 starts nothing
   * @param webConfig file with TLS and logins, null for neither; when it cannot be used there is no
   *     endpoint, rather than one without the protection that somebody asked for
   * @param log takes the one line when there is no endpoint
   */
  public static MetricsEndpoint start(
      Metrics metrics, String host, int port, @Nullable Path webConfig, Consumer<String> log) {
    return start(metrics, port, at -> open(metrics, host, at, webConfig, log), log);
  }

  static MetricsEndpoint start(Metrics metrics, int port, Opener opener, Consumer<String> log) {
    MetricsEndpoint endpoint = new MetricsEndpoint(metrics, opener, log);
    if (port >= 0 && !endpoint.start(port)) {
      log.accept("no metrics endpoint: the application has no memory left; all else goes on");
    }
    return endpoint;
  }

  /** Returns false where it lacked memory. */
  private boolean start(int port) {
    AtomicReference<@Nullable Server> started = new AtomicReference<>();
    AtomicBoolean lacked = new AtomicBoolean();
    // The server's own threads take their group, and daemon or not, from the one that starts it.
    Runnable opening =
        () -> {
          try {
            started.set(opener.open(port));
          } catch (OutOfMemoryError e) {
            lacked.set(true);
          }
        };
    Thread starter = AgentThreads.daemon(group, "leakscribe-http-start", opening);
    try {
      starter.start();
    } catch (OutOfMemoryError e) {
      return false;
    }
    awaitEnd(starter);
    List<Thread> threads = threads(group);
    metrics.ownThreads(threads.stream().map(Thread::getId).collect(Collectors.toSet()));
    running = new Running(started.get(), threads);
    return !lacked.get();
  }

  @SuppressWarnings("ThreadJoinLoop") // It is one; one that never started has no end to wait for.
  private static void awaitEnd(Thread starter) {
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        // By nobody of ours: it goes on, and what it opens would be nobody's.
      }
    }
  }

  /**
   * Starts the endpoint anew, at the same port, when a thread of the JDK's server has died: an
   * OutOfMemoryError of the application ends it, and nobody would answer any more.
   *
   * @param opener opens the package of a class of the JDK to us, for a port that is given back by
   *     nobody else
   */
  public void revive(Consumer<Class<?>> opener) {
    Running was = running;
    if (was.server() != null && was.hasLostThread()) {
      group = AgentThreads.group(THREADS); // first: it may find no memory
      int port = was.server().port();
      try {
        was.server().stopWithoutDispatcher(opener);
      } catch (IOException e) {
        // It may have been another of its threads: then the port is free.
      }
      lost = port;
      running = Running.NOTHING;
    }
    // Where memory is lacking still, the next look tries again.
    if (lost >= 0 && start(lost)) {
      tellRevived(lost);
      lost = NONE;
    }
  }

  private void tellRevived(int port) {
    if (running.server() != null) {
      log.accept(
          "a thread of the metrics endpoint had died (the application was out of memory?);"
              + " it answers again on port "
              + port);
    } else {
      // Once is enough: it will not be free later either.
      log.accept(
          "a thread of the metrics endpoint has died (the application was out of memory?):"
              + " no metrics until the application is started anew; all else goes on");
    }
  }

  /** The port that is bound, −1 when there is no endpoint. */
  public int port() {
    Server server = running.server();
    return server == null ? -1 : server.port();
  }

  @Override
  public void close() {
    Server server = running.server();
    if (server != null) {
      server.stop();
    }
  }

  private static List<Thread> threads(ThreadGroup group) {
    Thread[] threads = new Thread[16];
    int count = group.enumerate(threads);
    return List.of(Arrays.copyOf(threads, count));
  }

  private static @Nullable Server open(
      Metrics metrics, String host, int port, @Nullable Path webConfig, Consumer<String> log) {
    try {
      return HttpEndpoint.open(metrics::scrape, host, port, webConfig, log);
    } catch (WebConfigException e) {
      log.accept(
          "no metrics endpoint: "
              + e.getMessage()
              + "; correct what web.config names and start anew; all else goes on");
    } catch (IOException | IllegalArgumentException e) {
      log.accept(
          "no metrics endpoint: cannot listen on '"
              + host
              + ":"
              + port
              + "' ("
              + e.getMessage()
              + "); set the option port to a free one, 0 for any, or -1 for none; all else goes on");
    } catch (NoClassDefFoundError e) {
      log.accept(
          "no metrics endpoint: this runtime lacks the module jdk.httpserver; "
              + RuntimeModules.howToAdd("jdk.httpserver")
              + "; all else goes on");
    } catch (RuntimeException | LinkageError e) {
      log.accept("no metrics endpoint: " + e + "; all else goes on");
    }
    return null;
  }

  /** Opens a server at a port, or says why not. */
  interface Opener {
    @Nullable Server open(int port);
  }

  /** A server and the threads that it began with. */
  private record Running(@Nullable Server server, List<Thread> threads) {
    static final Running NOTHING = new Running(null, List.of());

    boolean hasLostThread() {
      return threads.stream()
          .anyMatch(thread -> !thread.getName().startsWith(OURS) && !thread.isAlive());
    }
  }

  /** A running server, without a type of jdk.httpserver in sight. */
  interface Server {
    int port();

    void stop();

    /** Stops where one of its threads has died; throws when its port stays taken. */
    void stopWithoutDispatcher(Consumer<Class<?>> opener) throws IOException;
  }
}
