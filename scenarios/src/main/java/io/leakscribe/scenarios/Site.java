package io.leakscribe.scenarios;

import io.leakscribe.draft.Drafts;
import io.leakscribe.findings.Findings;
import io.leakscribe.outside.Recording;
import io.leakscribe.scenarios.stack.Http;
import io.leakscribe.scenarios.stack.Ports;
import io.leakscribe.scenarios.stack.Stack;
import io.leakscribe.scenarios.stack.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Production in the small: one replica of the shop with the agent, customers who come whatever
 * happens, and Prometheus, Alertmanager and the receiver that watch it.
 *
 * <p>For one thread.
 */
final class Site implements AutoCloseable {
  static final String INSTANCE = "shop-1";

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST_LOAD = Duration.ofMinutes(30);

  private final Artifacts artifacts;
  private final Jvm jvm;
  private final Path directory;
  private final Cli cli;
  private final int port = Ports.free();
  private final int agentPort = Ports.free();
  private final Stack stack;
  private @Nullable Deployed deployed;
  private @Nullable Shoppers load;

  private record Deployed(Scenario release, String version, Shop shop) {}

  private Site(Artifacts artifacts, Jvm jvm, Path directory) {
    this.artifacts = artifacts;
    this.jvm = jvm;
    this.directory = directory;
    this.cli = new Cli(artifacts.agent(), directory);
    // The labels are those of a fleet: the machine, and the port that is usual there.
    this.stack =
        Stack.start(
            directory.resolve("stack"),
            artifacts.agent(),
            AgentFiles.directory(directory),
            artifacts.rules(),
            List.of(
                new Target("shop", INSTANCE + ":8080", port, "/actuator/prometheus"),
                new Target("shop-leakscribe", INSTANCE + ":5325", agentPort, "/metrics")));
  }

  /**
   * Starts what watches; nothing is deployed yet.
   *
   * @param directory for everything that is written; made when missing
   * @throws IllegalStateException when a program is missing, or does not answer
   */
  static Site open(Artifacts artifacts, Jvm jvm, Path directory) {
    try {
      Files.createDirectories(AgentFiles.directory(directory));
      return new Site(artifacts, jvm, directory.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException("'" + directory + "' cannot be made", e);
    }
  }

  /** Puts the release in the place of the one that runs, and waits until it serves. */
  void deploy(Scenario release) {
    deploy(release, release.release());
  }

  /**
   * As {@link #deploy(Scenario)}.
   *
   * @param version what the release is called
   */
  void deploy(Scenario release, String version) {
    boolean first = deployed == null;
    takeDown();
    Shop shop =
        Shop.start(
            artifacts,
            jvm,
            // Buckets: without them Prometheus knows the sum of the response times only.
            release.with(
                "--management.metrics.distribution.percentiles-histogram.http.server.requests=true"),
            directory,
            AgentFiles.options(INSTANCE, version, agentPort),
            port);
    deployed = new Deployed(release, version, shop);
    shop.port();
    if (first) {
      openDoors();
    }
  }

  /** The same release once more. */
  void restart() {
    Deployed again = running();
    deploy(again.release(), again.version());
  }

  /** SIGKILL, as the kernel's OOM killer does it. */
  void kill() {
    running().shop().kill();
  }

  /** Customers come, and keep coming whether they are served or not. */
  void openDoors() {
    closeDoors();
    load = Shoppers.start(artifacts, port, LONGEST_LOAD, directory);
  }

  /** No customer is let in any more. */
  void closeDoors() {
    if (load != null) {
      load.close();
      load = null;
    }
  }

  /** Presses the operators' switch of the shop's background task. */
  void switchOffTask() {
    Http.delete("http://127.0.0.1:" + port + "/jobs/session-task");
  }

  /**
   * Writes a person's line into the timeline of the incident.
   *
   * @param mark what it says of the incident, as {@code note --as} takes it; null for nothing more
   */
  void note(String incident, String who, @Nullable String mark, String text) {
    List<String> arguments =
        new ArrayList<>(List.of("note", "--dir", AgentFiles.DIRECTORY, "--incident", incident));
    if (mark != null) {
      arguments.addAll(List.of("--as", mark));
    }
    arguments.add(text);
    cli.run(who, arguments);
  }

  /** Drafts the incidents again, with what Prometheus knows of their time. */
  void report() {
    cli.run(
        Crew.ON_CALL,
        List.of("report", "--dir", AgentFiles.DIRECTORY, "--prometheus", stack.prometheusUrl()));
  }

  /** All that is in the journals. */
  Story story() {
    return Story.read(directory);
  }

  /** Whether a draft made now would tell a time of recovery, for every incident. */
  boolean recovered() {
    try {
      return Drafts.load(AgentFiles.serviceDirectory(directory)).incidents().stream()
          .map(incident -> Findings.of(incident, Recording.NONE))
          .allMatch(findings -> findings.times().recovery().at() != null);
    } catch (IOException e) {
      throw new UncheckedIOException("the journals cannot be read", e);
    }
  }

  Stack stack() {
    return stack;
  }

  Path directory() {
    return directory;
  }

  /**
   * Waits until the condition holds.
   *
   * @throws IllegalStateException when it does not in time
   */
  void await(String what, Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "not within " + Times.brief(limit) + ": " + what + "; see '" + directory + "'");
      }
      pause(POLL);
    }
  }

  /** People take their time. */
  void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Deployed running() {
    if (deployed == null) {
      throw new IllegalStateException("nothing is deployed");
    }
    return deployed;
  }

  private void takeDown() {
    if (deployed != null) {
      deployed.shop().stop();
    }
  }

  @Override
  public void close() {
    closeDoors();
    takeDown();
    stack.close();
  }
}
