package io.leakscribe.cli;

import io.leakscribe.serve.LeakServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Receives alerts and shows the incidents. */
@Command(
    name = "serve",
    description = {
      "Receives Alertmanager's webhooks (POST /api/v1/alerts), shows the incidents as web pages",
      "and takes notes. Runs until it is stopped."
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "D",
      defaultValue = "./leakscribe",
      description = "directory of the agent (default: ${DEFAULT-VALUE})")
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

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port);
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (LeakServer server = start(line -> err.println("leakscribe: " + line))) {
      out.println("Listening on http://" + shown(host) + ":" + server.port() + "/");
      out.println("Alertmanager's webhook_configs url: /api/v1/alerts there. Ctrl-C stops it.");
      untilStopped();
    }
    return 0;
  }

  private LeakServer start(java.util.function.Consumer<String> log) throws Failure {
    Duration pause = Duration.ofSeconds(2);
    try {
      return LeakServer.start(
          new LeakServer.Settings(dir, host, port, names, HostName.own(), pause), log);
    } catch (IOException e) {
      throw new Failure(
          "cannot listen on '%s:%d' (%s); choose another --port or --host, --port 0 for any free one"
              .formatted(host, port, e.getMessage()));
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
