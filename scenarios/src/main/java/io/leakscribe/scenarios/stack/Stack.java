package io.leakscribe.scenarios.stack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prometheus with rules of alerts, Alertmanager, and {@code leakscribe serve} as the receiver of
 * its webhooks.
 *
 * <p>Everything looks every second and hardly waits, so that a run of minutes shows what takes
 * hours in production; but for that, the rules are the given ones. Logs and data stay in the
 * directory.
 */
public final class Stack implements AutoCloseable {
  /** How long the rules wait for a scrape that was missed, and how long they do here. */
  private static final String PATIENCE = "[2m]";

  private static final String HASTE = "[8s]";

  private final Deque<Daemon> daemons = new ArrayDeque<>();
  private final int prometheus = Ports.free();
  private final int alertmanager = Ports.free();
  private final int receiver = Ports.free();

  private Stack() {}

  /**
   * Starts all three, and waits until they answer.
   *
   * @param directory for their files; made when missing
   * @param leakscribe the jar
   * @param journals the directory of the agents, {@code dir}
   * @param rules of the alerts
   * @param targets what to scrape, whether it lives yet or not
   * @throws IllegalStateException when a program is missing, or does not answer
   */
  public static Stack start(
      Path directory, Path leakscribe, Path journals, Path rules, Collection<Target> targets) {
    Path prometheus = Binary.PROMETHEUS.file();
    Path alertmanager = Binary.ALERTMANAGER.file();
    Stack stack = new Stack();
    try {
      Files.createDirectories(directory);
      stack.startReceiver(directory, leakscribe, journals);
      stack.startAlertmanager(directory, alertmanager);
      stack.startPrometheus(directory, prometheus, rules, targets);
      return stack;
    } catch (IOException | RuntimeException e) {
      stack.close();
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
  }

  private void startReceiver(Path directory, Path leakscribe, Path journals) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-jar",
            leakscribe.toString(),
            "serve",
            "--dir",
            journals.toString(),
            "--port",
            Integer.toString(receiver));
    add(Daemon.start("serve", directory, command), receiverUrl() + "/");
  }

  private void startAlertmanager(Path directory, Path binary) throws IOException {
    Path config = Files.writeString(directory.resolve("alertmanager.yml"), alertmanagerConfig());
    List<String> command =
        List.of(
            binary.toString(),
            "--config.file=" + config,
            "--storage.path=" + directory.resolve("alertmanager-data"),
            "--web.listen-address=127.0.0.1:" + alertmanager,
            // As it would be called in production; by default it is the name of this machine.
            "--web.external-url=http://alertmanager-1:9093",
            "--web.route-prefix=/",
            // Without peers: nothing is to listen but the line above.
            "--cluster.listen-address=");
    add(Daemon.start("alertmanager", directory, command), at(alertmanager) + "/-/ready");
  }

  private void startPrometheus(Path directory, Path binary, Path rules, Collection<Target> targets)
      throws IOException {
    Path hasty =
        Files.writeString(
            directory.resolve("rules.yml"), Files.readString(rules).replace(PATIENCE, HASTE));
    Path config =
        Files.writeString(directory.resolve("prometheus.yml"), prometheusConfig(hasty, targets));
    List<String> command =
        List.of(
            binary.toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + directory.resolve("prometheus-data"),
            "--web.listen-address=127.0.0.1:" + prometheus,
            "--web.external-url=http://prometheus-1:9090",
            "--web.route-prefix=/");
    add(Daemon.start("prometheus", directory, command), prometheusUrl() + "/-/ready");
  }

  private void add(Daemon daemon, String readyUrl) {
    daemons.push(daemon);
    daemon.awaitReady(readyUrl);
  }

  private String alertmanagerConfig() {
    return String.join(
        "\n",
        "route:",
        "  receiver: leakscribe",
        "  group_by: [alertname, job]",
        "  group_wait: 0s",
        "  group_interval: 1s",
        "  repeat_interval: 1h",
        "receivers:",
        "  - name: leakscribe",
        "    webhook_configs:",
        "      - url: " + receiverUrl() + "/api/v1/alerts",
        "        send_resolved: true",
        "");
  }

  private String prometheusConfig(Path rules, Collection<Target> targets) {
    return String.join(
            "\n",
            "global:",
            "  scrape_interval: 1s",
            "  scrape_timeout: 1s",
            "  evaluation_interval: 1s",
            "rule_files: ['" + rules + "']",
            "alerting:",
            "  alertmanagers:",
            "    - static_configs:",
            "        - targets: ['127.0.0.1:" + alertmanager + "']",
            "scrape_configs:",
            "")
        + targets.stream().map(Target::scrapeConfig).collect(Collectors.joining("\n"))
        + "\n";
  }

  /** Address of Prometheus. */
  public String prometheusUrl() {
    return at(prometheus);
  }

  /** Address of the receiver. */
  public String receiverUrl() {
    return at(receiver);
  }

  private static String at(int port) {
    return "http://127.0.0.1:" + port;
  }

  /** A page of the receiver, by its path. */
  public String page(String path) {
    return Http.get(receiverUrl() + path);
  }

  /** The annotations of an alert that fires in Prometheus now; empty when it does not. */
  public Optional<Map<String, String>> firing(String alert) {
    List<JsonElement> alerts = new ArrayList<>();
    JsonParser.parseString(Http.get(prometheusUrl() + "/api/v1/alerts"))
        .getAsJsonObject()
        .getAsJsonObject("data")
        .getAsJsonArray("alerts")
        .forEach(alerts::add);
    return alerts.stream()
        .map(JsonElement::getAsJsonObject)
        .filter(a -> a.getAsJsonObject("labels").get("alertname").getAsString().equals(alert))
        .filter(a -> a.get("state").getAsString().equals("firing"))
        .map(a -> strings(a.getAsJsonObject("annotations")))
        .findFirst();
  }

  private static Map<String, String> strings(JsonObject object) {
    return object.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getAsString()));
  }

  /** Ends all, the last that was started first. */
  @Override
  public void close() {
    daemons.forEach(Daemon::close);
    daemons.clear();
  }
}
