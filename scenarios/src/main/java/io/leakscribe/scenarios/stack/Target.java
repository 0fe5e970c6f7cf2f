package io.leakscribe.scenarios.stack;

/**
 * What Prometheus scrapes.
 *
 * @param job its label
 * @param instance its label, whatever the address: as a fleet names its machines
 * @param port on the loopback interface
 * @param path of its metrics
 */
public record Target(String job, String instance, int port, String path) {

  String scrapeConfig() {
    return String.join(
        "\n",
        "  - job_name: " + job,
        "    metrics_path: " + path,
        "    static_configs:",
        "      - targets: ['127.0.0.1:" + port + "']",
        "        labels: { instance: '" + instance + "' }");
  }
}
