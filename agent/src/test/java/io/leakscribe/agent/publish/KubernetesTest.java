package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The manifests, and what docs/kubernetes.md shows. */
class KubernetesTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern FENCED = Pattern.compile("(?s)(?<=```yaml\\n).*?(?=```)");

  /** Throws when a field is unknown, missing, or of another type. */
  private interface Check {
    void accept(JsonElement manifest) throws IOException;
  }

  private static final Map<String, Check> BUILT_IN =
      Map.of(
          "Deployment", V1Deployment::validateJsonElement,
          "Service", V1Service::validateJsonElement,
          "PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
          "NetworkPolicy", V1NetworkPolicy::validateJsonElement);
  private static final List<String> OF_THE_OPERATOR = List.of("PodMonitor", "PrometheusRule");

  @Test
  void each_manifest_is_what_kubernetes_takes() throws Exception {
    for (Map<String, Object> manifest : manifests()) {
      String kind = (String) manifest.get("kind");
      assertThat(Stream.concat(BUILT_IN.keySet().stream(), OF_THE_OPERATOR.stream()))
          .contains(kind);
      if (BUILT_IN.containsKey(kind)) {
        BUILT_IN.get(kind).accept(new Gson().toJsonTree(manifest));
      }
    }
  }

  @Test
  void the_rules_of_the_operator_are_those_of_prometheus() throws Exception {
    Map<String, Object> manifest =
        manifests().stream()
            .filter(one -> one.get("kind").equals("PrometheusRule"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> rules =
        yaml().load(Files.readString(DOCS.resolve("prometheus/leakscribe-rules.yml")));

    assertThat(manifest.get("spec")).isEqualTo(rules);
  }

  @Test
  void the_jar_and_the_journals_are_on_volumes_and_each_variable_is_an_option() throws Exception {
    String deployment = Files.readString(DOCS.resolve("kubernetes/deployment.yaml"));
    String options = Files.readString(DOCS.resolve("options.md"));

    assertThat(deployment)
        .contains(
            "value: -javaagent:/opt/leakscribe/leakscribe.jar", "mountPath: /opt/leakscribe\n")
        .contains("value: /var/lib/leakscribe", "mountPath: /var/lib/leakscribe\n")
        .contains("mountPath: /tmp\n");
    assertThat(Queries.all(Pattern.compile("(?<=LEAKSCRIBE_)[A-Z_]+"), deployment + guide()))
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(options).contains("`" + name.toLowerCase().replace('_', '.') + "`"));
  }

  @Test
  void what_the_guide_shows_is_yaml() throws Exception {
    assertThat(Queries.all(FENCED, guide()))
        .isNotEmpty()
        .allSatisfy(shown -> assertThat(yaml().<Object>load(shown)).isNotNull());
  }

  private static String guide() throws IOException {
    return Files.readString(DOCS.resolve("kubernetes.md"));
  }

  private static List<Map<String, Object>> manifests() throws IOException {
    List<Map<String, Object>> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.list(DOCS.resolve("kubernetes"))) {
      for (Path file : files.sorted().toList()) {
        for (Object document : yaml().loadAll(Files.readString(file))) {
          manifests.add(asMap(document));
        }
      }
    }
    assertThat(manifests).hasSizeGreaterThan(5);
    return manifests;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object document) {
    return (Map<String, Object>) document;
  }

  private static Yaml yaml() {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    return new Yaml(strict);
  }
}
