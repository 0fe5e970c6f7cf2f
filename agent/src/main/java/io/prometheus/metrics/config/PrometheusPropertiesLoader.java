package io.prometheus.metrics.config;

import java.util.Map;

/**
 * Takes the place of the Prometheus client's class of this name in the agent's own copy of it.
 *
 * <p>The original reads the system properties, the environment and a file on the class path: those
 * are the application's. One of them could change what we expose, and one that this version of the
 * client does not know makes it throw. Ours always gives the defaults.
 */
public final class PrometheusPropertiesLoader {
  private PrometheusPropertiesLoader() {}

  /** The defaults. */
  public static PrometheusProperties load() {
    return PrometheusProperties.builder().build();
  }

  /** The defaults: we set nothing else. */
  public static PrometheusProperties load(Map<Object, Object> ignored) {
    return load();
  }
}
