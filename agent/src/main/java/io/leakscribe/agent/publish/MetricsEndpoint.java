package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.RuntimeModules;
import io.leakscribe.web.WebConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /metrics} and {@code /healthz}, or nothing when that cannot be had: one line says why,
 * and everything else goes on.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private final @Nullable Server server;

  private MetricsEndpoint(@Nullable Server server) {
    this.server = server;
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
    if (port < 0) {
      return new MetricsEndpoint(null);
    }
    AtomicReference<@Nullable Server> started = new AtomicReference<>();
    // The server's own threads take their group, and daemon or not, from the one that starts it.
    ThreadGroup group = new ThreadGroup("leakscribe-http");
    Thread starter =
        new Thread(
            group,
            () -> started.set(open(metrics, host, port, webConfig, log)),
            "leakscribe-http-start",
            0,
            false);
    starter.setDaemon(true);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    metrics.ownThreads(ids(group));
    return new MetricsEndpoint(started.get());
  }

  /** The port that is bound, −1 when there is no endpoint. */
  public int port() {
    return server == null ? -1 : server.port();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
  }

  private static Set<Long> ids(ThreadGroup group) {
    Thread[] threads = new Thread[16];
    int count = group.enumerate(threads);
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < count; i++) {
      ids.add(threads[i].getId());
    }
    return ids;
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

  /** A running server, without a type of jdk.httpserver in sight. */
  interface Server {
    int port();

    void stop();
  }
}
