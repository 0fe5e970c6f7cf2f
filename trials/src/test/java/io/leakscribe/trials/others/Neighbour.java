package io.leakscribe.trials.others;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Another agent, set up so that it needs nobody outside of this machine. */
enum Neighbour {
  OPENTELEMETRY("opentelemetry-javaagent") {
    @Override
    List<String> settings(Site site) {
      return List.of(
          "-Dotel.traces.exporter=logging",
          "-Dotel.metrics.exporter=none",
          "-Dotel.logs.exporter=logging",
          "-Dotel.service.name=shop");
    }

    @Override
    void awaitItsWork(ForkedJvm jvm, Site site) {
      jvm.awaitLine("LoggingSpanExporter - 'GET /order'");
    }
  },

  JMX_EXPORTER("jmx_prometheus_javaagent") {
    @Override
    String argument(Site site) throws IOException {
      Path configuration =
          Files.writeString(site.directory().resolve("jmx.yml"), "rules:\n- pattern: '.*'\n");
      return "=127.0.0.1:" + site.port() + ":" + configuration;
    }

    @Override
    void awaitItsWork(ForkedJvm jvm, Site site) throws Exception {
      assertThat(Http.get(site.port(), "/metrics"))
          .contains("jvm_memory_used_bytes{area=\"heap\"}")
          .doesNotContain("leakscribe_");
    }
  },

  ELASTIC("elastic-apm-agent") {
    @Override
    List<String> settings(Site site) {
      return List.of(
          "-Delastic.apm.server_url=" + site.backend().address(),
          "-Delastic.apm.service_name=shop",
          "-Delastic.apm.trace_methods=com.shop.others.OrdersApp#answer",
          "-Delastic.apm.cloud_provider=NONE",
          "-Delastic.apm.central_config=false",
          "-Delastic.apm.api_request_time=1s",
          "-Delastic.apm.metrics_interval=1s");
    }

    @Override
    List<String> settingsWhenLast() {
      // It would take our meters for the application's, and send them.
      return List.of("-Delastic.apm.disable_metrics=leakscribe*");
    }

    @Override
    void awaitItsWork(ForkedJvm jvm, Site site) {
      site.backend().awaitText("OrdersApp#answer");
    }
  },

  DATADOG("dd-java-agent") {
    @Override
    List<String> settings(Site site) {
      return List.of(
          "-Ddd.trace.agent.url=" + site.backend().address(),
          "-Ddd.service=shop",
          "-Ddd.trace.methods=com.shop.others.OrdersApp[answer]",
          "-Ddd.instrumentation.telemetry.enabled=false",
          "-Ddd.remote_config.enabled=false",
          "-Ddd.jmxfetch.enabled=false");
    }

    @Override
    void awaitItsWork(ForkedJvm jvm, Site site) {
      site.backend().awaitText("OrdersApp.answer");
    }
  };

  /**
   * Where it runs.
   *
   * @param backend what it may send to
   * @param port one that is free, for who cannot take any and tell which
   */
  record Site(Path directory, Backend backend, int port) {}

  private final String jar;

  Neighbour(String jar) {
    this.jar = jar;
  }

  /** Options of the JVM that steer it. */
  List<String> settings(Site site) {
    return List.of();
  }

  /** What it needs beside these where it comes after us, so that it leaves us alone. */
  List<String> settingsWhenLast() {
    return List.of();
  }

  /** What follows the name of its jar. */
  String argument(Site site) throws IOException {
    return "";
  }

  /** Whether its classes are, as the JVM sees it, the application's. */
  boolean isOnTheClassPath() {
    return this == JMX_EXPORTER;
  }

  /** Waits until it has shown that it does what it is there for. */
  abstract void awaitItsWork(ForkedJvm jvm, Site site) throws Exception;

  /** The option of the JVM that loads it. */
  String javaagent(Site site) throws IOException {
    Path agent = Path.of("target", "others", "agents", jar + ".jar").toAbsolutePath();
    return "-javaagent:" + agent + argument(site);
  }
}
