package io.leakscribe.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP server, with TLS and logins by a web configuration file, a bounded number of
 * threads, and time limits for slow clients.
 *
 * <p>Sets no default and no property of the JVM: it may run in somebody else's process.
 * Thread-safe.
 */
public final class WebServer implements AutoCloseable {
  /** What answers requests; the same for all paths. */
  public interface Handler {
    /** Answers one request; whatever it does not send is hung up on. */
    void handle(Visit visit) throws IOException;
  }

  /**
   * How much it takes on.
   *
   * @param threads at once
   * @param waiting connections that may wait for a thread
   * @param talk longest time for a request to arrive, and for an answer to be taken
   */
  public record Limits(int threads, int waiting, Duration talk) {}

  private final HttpServer server;
  private final @Nullable Protection protection;
  private final TimedThreads threads;
  private final Handler handler;
  private final Room room = Room.ofHeap(Runtime.getRuntime().maxMemory());

  private WebServer(
      HttpServer server, @Nullable Protection protection, TimedThreads threads, Handler handler) {
    this.server = server;
    this.protection = protection;
    this.threads = threads;
    this.handler = handler;
  }

  /**
   * Starts a server.
   *
   * @param webConfig file with TLS and logins; null for neither
   * @param factory makes its threads
   * @param log takes a line when the file was read anew, or cannot be used any more
   * @throws IOException when it cannot listen
   * @throws WebConfigException when the file cannot be used; then nothing is served
   */
  public static WebServer start(
      InetSocketAddress address,
      @Nullable Path webConfig,
      Limits limits,
      ThreadFactory factory,
      Handler handler,
      Consumer<String> log)
      throws IOException, WebConfigException {
    if (address.isUnresolved()) {
      throw new IOException("unknown host '" + address.getHostString() + "'");
    }
    Protection protection = webConfig == null ? null : Protection.open(webConfig, log);
    HttpServer server = create(address, limits.waiting(), protection);
    TimedThreads threads =
        new TimedThreads(limits.threads(), limits.waiting(), limits.talk(), factory);
    WebServer started = new WebServer(server, protection, threads, handler);
    server.setExecutor(threads);
    // Other agents put a filter in front of every handler, and would trace each scrape.
    server.createContext("/", started::handle).getFilters().clear();
    server.start();
    return started;
  }

  private static HttpServer create(
      InetSocketAddress address, int backlog, @Nullable Protection protection) throws IOException {
    if (protection == null || protection.now().context() == null) {
      return HttpServer.create(address, backlog);
    }
    HttpsServer server = HttpsServer.create(address, backlog);
    server.setHttpsConfigurator(new Configurator(protection));
    return server;
  }

  /** What is bound. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Whether it speaks TLS. */
  public boolean isTls() {
    return server instanceof HttpsServer;
  }

  /** Whether everybody has to log in, by a password, a token, or a certificate. */
  public boolean isClosed() {
    if (protection == null) {
      return false;
    }
    WebConfig config = protection.now().config();
    return config.isClosed() || (config.tls() != null && config.tls().clientAuth().requires());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  /**
   * Closes a server whose dispatcher has died, and gives its port back.
   *
   * @param opener opens the package of a class of the JDK to the module of this class
   * @throws IOException when that cannot be done here: the port stays taken
   */
  public void closeWithoutDispatcher(Consumer<Class<?>> opener) throws IOException {
    close();
    LostDispatcher.release(server, opener);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      threads.working();
      if (isAmbiguous(exchange.getRequestHeaders())) {
        exchange.getResponseHeaders().set("Connection", "close");
        refuse(exchange, 400, "one length of the body, please");
      } else if (protection == null) {
        serve(exchange, null);
      } else {
        guarded(exchange, protection.now());
      }
    }
  }

  private void serve(HttpExchange exchange, @Nullable String user) throws IOException {
    Visit visit = new Visit(exchange, threads, room, user);
    try {
      handler.handle(visit);
    } catch (TornBodyException e) {
      exchange.getResponseHeaders().set("Connection", "close");
      refuse(exchange, 400, String.valueOf(e.getMessage()));
    } catch (NoRoomException e) {
      exchange.getResponseHeaders().set("Retry-After", "5");
      refuse(exchange, 503, e.getMessage() + "; send it again");
    } finally {
      visit.done();
    }
  }

  /** A proxy in front could understand such a request otherwise than this server does. */
  private static boolean isAmbiguous(Headers headers) {
    List<String> lengths = headers.getOrDefault("Content-Length", List.of());
    return lengths.size() > 1 || (!lengths.isEmpty() && headers.containsKey("Transfer-Encoding"));
  }

  private void guarded(HttpExchange exchange, Protection.State state) throws IOException {
    state.config().headers().forEach(exchange.getResponseHeaders()::set);
    if (!state.config().isClosed()) {
      serve(exchange, null);
      return;
    }
    List<String> given = exchange.getRequestHeaders().get("Authorization");
    Logins.Verdict verdict =
        state.logins().judge(given == null || given.size() > 1 ? null : given.get(0));
    if (verdict.user() != null) {
      serve(exchange, verdict.user());
    } else if (verdict.busy()) {
      exchange.getResponseHeaders().set("Retry-After", "5");
      refuse(exchange, 503, "too many logins; try again");
    } else {
      exchange.getResponseHeaders().set("WWW-Authenticate", challenge(state.config()));
      refuse(exchange, 401, "unauthorized");
    }
  }

  private static String challenge(WebConfig config) {
    return config.users().isEmpty() ? "Bearer" : "Basic realm=\"leakscribe\", charset=\"UTF-8\"";
  }

  private void refuse(HttpExchange exchange, int status, String line) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    new Visit(exchange, threads, room, null).send(status, (line + "\n").getBytes(UTF_8));
  }

  /** Sets up TLS for one connection. */
  private static final class Configurator extends HttpsConfigurator {
    private final Protection protection;

    Configurator(Protection protection) {
      super(new LiveContext(() -> context(protection)));
      this.protection = protection;
    }

    private static SSLContext context(Protection protection) {
      SSLContext context = protection.now().context();
      if (context == null) {
        throw new IllegalStateException("no TLS");
      }
      return context;
    }

    @Override
    public void configure(HttpsParameters to) {
      Protection.State state = protection.now();
      WebConfig.Tls tls = state.config().tls();
      SSLParameters parameters = context(protection).getDefaultSSLParameters();
      if (tls != null) {
        parameters.setProtocols(tls.protocols().toArray(String[]::new));
        if (!tls.ciphers().isEmpty()) {
          parameters.setCipherSuites(tls.ciphers().toArray(String[]::new));
        }
        if (tls.clientAuth().requires()) {
          parameters.setNeedClientAuth(true);
        } else if (tls.clientAuth() != WebConfig.ClientAuth.NONE) {
          parameters.setWantClientAuth(true);
        }
      }
      to.setSSLParameters(parameters);
    }
  }
}
