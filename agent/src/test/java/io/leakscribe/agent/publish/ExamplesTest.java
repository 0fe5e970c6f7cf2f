package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The example configurations, by the programs that they are for. */
class ExamplesTest {
  private static final Path DOCS = Path.of("../docs/prometheus");

  private static final String PODS = "leakscribe-pods";
  private static final String DISCOVERY = "kubernetes_sd_configs";

  @TempDir private Path directory;
  private Tool tool;

  @BeforeEach
  void copy() throws IOException {
    tool = new Tool(directory);
    Path examples = DOCS.resolve("examples");
    try (Stream<Path> files = Files.walk(examples)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(examples.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    String rules = "leakscribe-rules.yml";
    Files.copy(DOCS.resolve(rules), directory.resolve(rules));
  }

  @Test
  void prometheus_takes_the_scrape_configuration() throws Exception {
    tool.certificate("leakscribe-ca");
    Files.writeString(directory.resolve("leakscribe.password"), "change-me");
    // Debian's Prometheus is built without Kubernetes.
    Map<String, Object> config = config();
    assertThat(job(config, PODS).remove(DISCOVERY)).isEqualTo(List.of(Map.of("role", "pod")));
    Files.writeString(path("checked.yml"), new Yaml().dump(config));
    tool.run("promtool", "check", "config", "--lint-fatal", "checked.yml");
  }

  @Test
  void a_pod_becomes_one_target_that_is_called_as_people_call_it() throws Exception {
    Map<String, String> pod = pod();
    assertThat(targets(List.of(pod, withPort(pod, "8080"))))
        .containsExactly(
            Map.of(
                "__address__", "10.0.0.7:5325",
                "__scheme__", "http",
                "job", "cards",
                "namespace", "pay",
                "pod", "cards-5d9f-x2",
                "instance", "cards-5d9f-x2:5325"));
  }

  @Test
  void annotations_of_a_pod_set_port_and_scheme_and_without_one_nothing_is_scraped()
      throws Exception {
    Map<String, String> pod = pod();
    pod.put("__meta_kubernetes_pod_annotation_leakscribe_io_port", "9999");
    pod.put("__meta_kubernetes_pod_annotation_leakscribe_io_scheme", "https");
    assertThat(targets(List.of(pod)))
        .singleElement()
        .satisfies(
            target ->
                assertThat(target)
                    .containsEntry("__address__", "10.0.0.7:9999")
                    .containsEntry("__scheme__", "https"));

    pod.remove("__meta_kubernetes_pod_annotation_leakscribe_io_scrape");
    assertThat(targets(List.of(pod))).isEmpty();
  }

  @Test
  void alertmanager_takes_its_configuration() throws Exception {
    tool.run("amtool", "check-config", "alertmanager.yml");
  }

  @ParameterizedTest
  @CsvSource({
    "LeakscribeLeakSuspected, info, 'leakscribe,chat'",
    "LeakscribeLeakConfirmed, warning, 'leakscribe'",
    "LeakscribeHeapExhaustionSoon, critical, 'leakscribe,pager'",
    "SomebodyElses, critical, 'leakscribe,pager'",
  })
  void each_alert_reaches_who_should_get_it(String alert, String severity, String receivers)
      throws Exception {
    String output =
        tool.run(
            "amtool",
            "config",
            "routes",
            "test",
            "--config.file=alertmanager.yml",
            "--verify.receivers=" + receivers,
            "alertname=" + alert,
            "severity=" + severity);
    assertThat(output.trim()).isEqualTo(receivers);
  }

  @Test
  void prometheus_takes_the_web_configuration_too() throws Exception {
    tool.certificate("server");
    tool.run("promtool", "check", "web-config", "web.yml");
  }

  private static Map<String, String> pod() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("__address__", "10.0.0.7:5325");
    labels.put("__meta_kubernetes_namespace", "pay");
    labels.put("__meta_kubernetes_pod_ip", "10.0.0.7");
    labels.put("__meta_kubernetes_pod_name", "cards-5d9f-x2");
    labels.put("__meta_kubernetes_pod_phase", "Running");
    labels.put("__meta_kubernetes_pod_label_app_kubernetes_io_name", "cards");
    labels.put("__meta_kubernetes_pod_annotation_leakscribe_io_scrape", "true");
    return labels;
  }

  private static Map<String, String> withPort(Map<String, String> pod, String port) {
    Map<String, String> other = new TreeMap<>(pod);
    other.put("__address__", "10.0.0.7:" + port);
    return other;
  }

  /** What Prometheus makes of pods with these labels, by the third way of the example. */
  private List<Map<String, String>> targets(List<Map<String, String>> pods) throws Exception {
    Map<String, Object> job = job(config(), PODS);
    job.remove(DISCOVERY);
    job.put("static_configs", pods.stream().map(ExamplesTest::group).toList());
    Files.writeString(path("pods.yml"), new Yaml().dump(Map.of("scrape_configs", List.of(job))));
    String output =
        tool.run("promtool", "check", "service-discovery", "--timeout=1s", "pods.yml", PODS);
    return JsonParser.parseString(output).getAsJsonArray().asList().stream()
        .map(found -> found.getAsJsonObject().get("labels"))
        .filter(labels -> labels != null && labels.isJsonObject())
        .map(labels -> told(labels.getAsJsonObject()))
        .filter(labels -> !labels.isEmpty())
        .distinct()
        .toList();
  }

  private static Map<String, Object> group(Map<String, String> pod) {
    return Map.of("targets", List.of(pod.get("__address__")), "labels", pod);
  }

  private static Map<String, String> told(JsonObject labels) {
    Map<String, String> told = new TreeMap<>();
    labels.entrySet().forEach(label -> told.put(label.getKey(), label.getValue().getAsString()));
    told.keySet()
        .removeIf(
            name ->
                name.startsWith("__meta")
                    || name.equals("__metrics_path__")
                    || name.startsWith("__scrape"));
    return told;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> job(Map<String, Object> config, String name) {
    return ((List<Map<String, Object>>) config.get("scrape_configs"))
        .stream().filter(job -> name.equals(job.get("job_name"))).findFirst().orElseThrow();
  }

  private Map<String, Object> config() throws IOException {
    return new Yaml().load(Files.readString(path("prometheus.yml")));
  }

  private Path path(String file) {
    return directory.resolve(file);
  }
}
