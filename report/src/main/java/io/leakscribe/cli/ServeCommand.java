package io.leakscribe.cli;

import io.leakscribe.serve.LeakServer;
import io.leakscribe.web.WebConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Receives alerts and shows the incidents. */
@Command(
    name = "serve",
    description = {
      "Receives alerts, shows the incidents as web pages, and takes notes.",
      "",
      "Alertmanager's webhooks go to POST /api/v1/alerts. It runs until it is stopped."
    })
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_CONNECTIONS = 2000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "D",
      defaultValue = "./leakscribe",
      description = "the agent's option dir: where it writes (default: ${DEFAULT-VALUE})")
  private Path dir = Path.of("leakscribe");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "5326",
      description = "port to listen on; 0 for any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default: ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "a further host name that browsers may use; may be repeated")
  private Set<String> names = new LinkedHashSet<>();

  @Option(
      names = {"--web.config", "--web.config.file"},
      paramLabel = "FILE",
      description = "TLS and logins, in the format of Prometheus' web configuration file")
  private @Nullable Path webConfig;

  @Option(
      names = "--client-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "longest time that a request may take to arrive (default: ${DEFAULT-VALUE})")
  private int timeout = 10;

  @Mixin private TemplateOption templates = new TemplateOption();

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port);
    }
    if (timeout < 1 || timeout > 3600) {
      throw new ParameterException(
          spec.commandLine(), "--client-timeout is 1 to 3600, not " + timeout);
    }
    limitConnections();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (LeakServer server = start(line -> err.println("leakscribe: " + line))) {
      String scheme = server.isTls() ? "https://" : "http://";
      out.println("Listening on " + scheme + shown(host) + ":" + server.port() + "/");
      out.println("Alertmanager's webhook_configs url: /api/v1/alerts there. Ctrl-C stops it.");
      if (server.isOpenToAll()) {
        err.println(
            "leakscribe: anybody who reaches '"
                + host
                + "' can read the drafts and add notes; ask for logins with --web.config");
      }
      untilStopped();
    }
    return 0;
  }

  private LeakServer start(Consumer<String> log) throws Failure {
    Duration pause = Duration.ofSeconds(2);
    try {
      return LeakServer.start(
          new LeakServer.Settings(
              dir,
              host,
              port,
              names,
              HostName.own(),
              webConfig,
              templates.read(),
              Duration.ofSeconds(timeout),
              pause),
          log);
    } catch (WebConfigException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Failure(
          "cannot listen on '%s:%d' (%s); choose another --port or --host, --port 0 for any free one"
              .formatted(host, port, e.getMessage()));
    }
  }

  /**
   * The JDK's server knows limits for connections that have sent nothing yet, for the whole JVM
   * only: this JVM is ours.
   */
  private void limitConnections() {
    setUnlessSet("sun.net.httpserver.maxReqTime", timeout + 5);
    setUnlessSet("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
  }

  private static void setUnlessSet(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  private static String shown(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  private static void untilStopped() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
