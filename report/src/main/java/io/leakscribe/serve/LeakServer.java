package io.leakscribe.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Receives Alertmanager's webhooks, shows the incidents, takes notes.
 *
 * <p>Its threads are daemons. Thread-safe.
 */
public final class LeakServer implements AutoCloseable {
  private static final int THREADS = 64;
  private static final int WAITING = 1024;

  /**
   * What it needs to know.
   *
   * @param dir directory of the agent
   * @param host address to bind
   * @param port 0 = any free one
   * @param names further names that browsers may call it by
   * @param self name of this machine, for the names of its journals
   * @param pause how long to wait for more before drafts are written anew
   */
  public record Settings(
      Path dir, String host, int port, Set<String> names, String self, Duration pause) {
    public Settings {
      names = Set.copyOf(names);
    }
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Refresher refresher;
  private final Router router;
  private final Consumer<String> log;

  private LeakServer(HttpServer server, Settings settings, Consumer<String> log) {
    this.server = server;
    this.log = log;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            this::thread);
    threads.allowCoreThreadTimeOut(true);
    InstantSource clock = InstantSource.system();
    Shelf shelf = new Shelf(settings.dir());
    refresher = new Refresher(shelf, settings.pause(), log);
    Counts counts = new Counts();
    Tokens tokens = new Tokens();
    Origins origins = new Origins(names(settings, server.getAddress().getAddress()), "http");
    AlertSink sink = new JournalAlertSink(settings.dir(), settings.self());
    NoteForm notes = new NoteForm(new Notes(settings.self()), tokens, origins, clock, counts, log);
    router =
        new Router(
            shelf,
            new Webhook(sink, clock, counts, refresher::changed, log),
            new DraftPages(notes, tokens, false),
            notes,
            origins,
            counts,
            clock,
            refresher::changed);
  }

  /**
   * Starts it.
   *
   * @param log takes a line when something goes wrong
   * @throws IOException when it cannot listen
   */
  public static LeakServer start(Settings settings, Consumer<String> log) throws IOException {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw new IOException("unknown host '" + settings.host() + "'");
    }
    LeakServer started = new LeakServer(HttpServer.create(address, WAITING), settings, log);
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  /** Whoever is bound to the loopback is called by the names of it; others by names unknown. */
  private static Set<String> names(Settings settings, InetAddress bound) {
    Set<String> names = new HashSet<>();
    settings.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    if (bound.isLoopbackAddress() || !names.isEmpty()) {
      names.addAll(Origins.LOOPBACK);
      names.add(settings.host().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** The port that is bound. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    refresher.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(new Request(exchange)));
    }
  }

  private Reply answer(Request request) throws IOException {
    try {
      return router.answer(request);
    } catch (RuntimeException e) {
      log.accept("cannot answer: " + e);
      return Reply.text(500, "internal error; the log of the server says more");
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    Page.safeHeaders().forEach(headers::set);
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    reply.headers().forEach(headers::set);
    headers.set("Content-Type", reply.type());
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(reply.body().length));
      exchange.sendResponseHeaders(reply.status(), -1);
    } else {
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "leakscribe-serve");
    thread.setDaemon(true);
    return thread;
  }
}
