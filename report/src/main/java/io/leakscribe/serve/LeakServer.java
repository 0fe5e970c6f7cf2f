package io.leakscribe.serve;

import com.sun.net.httpserver.Headers;
import io.leakscribe.alertmanager.AlertInbox;
import io.leakscribe.alertmanager.PayloadException;
import io.leakscribe.draft.TextTemplate;
import io.leakscribe.web.Visit;
import io.leakscribe.web.WebConfigException;
import io.leakscribe.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives Alertmanager's webhooks, shows the incidents, takes notes.
 *
 * <p>Its threads are daemons. Thread-safe.
 */
public final class LeakServer implements AutoCloseable {
  private static final int THREADS = 256;
  private static final int WAITING = 1024;

  /**
   * What it needs to know.
   *
   * @param dir directory of the agent
   * @param host address to bind
   * @param port 0 = any free one
   * @param names further names that browsers may call it by
   * @param self name of this machine, for the names of its journals
   * @param webConfig file with TLS and logins; null for neither
   * @param templates of texts to be shown beside the drafts
   * @param talk longest time for a request to arrive, and for an answer to be taken
   * @param pause how long to wait for more before drafts are written anew
   */
  public record Settings(
      Path dir,
      String host,
      int port,
      Set<String> names,
      String self,
      @Nullable Path webConfig,
      List<TextTemplate> templates,
      Duration talk,
      Duration pause) {
    public Settings {
      names = Set.copyOf(names);
      templates = List.copyOf(templates);
    }
  }

  private final WebServer server;
  private final Refresher refresher;

  private LeakServer(WebServer server, Refresher refresher) {
    this.server = server;
    this.refresher = refresher;
  }

  /**
   * Starts it.
   *
   * @param log takes a line when something goes wrong
   * @throws IOException when it cannot listen
   * @throws WebConfigException when the web configuration cannot be used
   */
  public static LeakServer start(Settings settings, Consumer<String> log)
      throws IOException, WebConfigException {
    Shelf shelf = new Shelf(settings.dir());
    Refresher refresher = new Refresher(shelf, InstantSource.system(), settings.pause(), log);
    try {
      return new LeakServer(open(settings, shelf, refresher, log), refresher);
    } catch (IOException | WebConfigException | RuntimeException e) {
      refresher.close();
      throw e;
    }
  }

  private static WebServer open(
      Settings settings, Shelf shelf, Refresher refresher, Consumer<String> log)
      throws IOException, WebConfigException {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    Origins origins = new Origins(names(settings, address.getAddress()));
    InstantSource clock = InstantSource.system();
    Counts counts = new Counts();
    Tokens tokens = new Tokens();
    NoteForm notes = new NoteForm(new Notes(settings.self()), tokens, origins, clock, counts, log);
    Router router =
        new Router(
            shelf,
            new Webhook(alerts(settings), clock, counts, refresher::changed, log),
            new DraftPages(notes, tokens, settings.templates()),
            notes,
            origins,
            counts,
            clock,
            refresher::changed);
    return WebServer.start(
        address,
        settings.webConfig(),
        new WebServer.Limits(THREADS, WAITING, settings.talk()),
        LeakServer::thread,
        visit -> send(visit, answer(router, new Request(visit), log)),
        log);
  }

  private static AlertSink alerts(Settings settings) {
    AlertInbox inbox = AlertInbox.open(settings.dir(), settings.self());
    return (body, received, peer) -> {
      try {
        return (int)
            inbox.accept(body, received, peer).stream()
                .filter(event -> event.origin().service().isEmpty())
                .count();
      } catch (PayloadException e) {
        throw new AlertSink.Refused(String.valueOf(e.getMessage()));
      }
    };
  }

  /** Whoever is bound to the loopback is called by the names of it; others by names unknown. */
  private static Set<String> names(Settings settings, @Nullable InetAddress bound) {
    Set<String> names = new HashSet<>();
    settings.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    if (!names.isEmpty() || (bound != null && bound.isLoopbackAddress())) {
      names.addAll(Origins.LOOPBACK);
      names.add(settings.host().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** The port that is bound. */
  public int port() {
    return server.address().getPort();
  }

  /** Whether it speaks TLS. */
  public boolean isTls() {
    return server.isTls();
  }

  /** Whether anybody who reaches it may read drafts and add notes. */
  public boolean isOpenToAll() {
    return !server.isClosed() && !server.address().getAddress().isLoopbackAddress();
  }

  @Override
  public void close() {
    server.close();
    refresher.close();
  }

  private static Reply answer(Router router, Request request, Consumer<String> log)
      throws IOException {
    try {
      return router.answer(request);
    } catch (RuntimeException e) {
      log.accept("cannot answer a request: " + e);
      return Reply.text(500, "internal error; the log of the server says more");
    }
  }

  private static void send(Visit visit, Reply reply) throws IOException {
    Headers headers = visit.exchange().getResponseHeaders();
    Page.safeHeaders().forEach(headers::set);
    reply.headers().forEach(headers::set);
    headers.set("Content-Type", reply.type());
    visit.send(reply.status(), reply.body());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "leakscribe-serve");
    thread.setDaemon(true);
    return thread;
  }
}
