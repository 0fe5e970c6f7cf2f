package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmsTest {
  @TempDir Path root;
  private Arms arms;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(root.resolve("agent/target"));
    Files.writeString(root.resolve("agent/target/leakscribe.jar"), "");
    arms = new Arms(new Site(root, root, root));
  }

  private List<String> flags(String name) throws IOException {
    return arms.parse(name).flags().in(root, 5000);
  }

  @Test
  void noneAddsNothing() throws IOException {
    assertThat(flags("none")).isEmpty();
    assertThat(flags("none-again")).isEmpty();
  }

  @Test
  void theAgentTakesOptions() throws IOException {
    assertThat(flags("leakscribe:drafts=false+pause.budget=0"))
        .containsExactly(
            "-javaagent:"
                + root.resolve("agent/target/leakscribe.jar")
                + "=dir="
                + root.resolve("leakscribe")
                + ",port=5000,drafts=false,pause.budget=0");
    assertThat(arms.parse("leakscribe").isScraped()).isTrue();
    assertThat(arms.parse("leakscribe:port=-1").isScraped()).isFalse();
  }

  @Test
  void anyFlagsOfTheJvmAreAnArm() throws IOException {
    assertThat(flags("java:-XX:+UseStringDeduplication+-Xss512k"))
        .containsExactly("-XX:+UseStringDeduplication", "-Xss512k");
  }

  @Test
  void eventsBecomeASettingsFileThatTheRecorderReads() throws IOException, ParseException {
    flags(
        "jfr:jdk.GCHeapSummary+jdk.OldObjectSample#cutoff=0 ns+jdk.OldObjectSample#stackTrace=true");

    Map<String, String> settings =
        Configuration.create(new StringReader(Files.readString(root.resolve("bench.jfc"))))
            .getSettings();

    assertThat(settings)
        .containsOnly(
            Map.entry("jdk.GCHeapSummary#enabled", "true"),
            Map.entry("jdk.GCHeapSummary#stackTrace", "false"),
            Map.entry("jdk.OldObjectSample#enabled", "true"),
            Map.entry("jdk.OldObjectSample#cutoff", "0 ns"),
            Map.entry("jdk.OldObjectSample#stackTrace", "true"));
  }

  @Test
  void whatIsNotBuiltIsToldWithWhatToDo() {
    assertThatThrownBy(() -> flags("leakscribe@" + root.resolve("other.jar")))
        .hasMessageContaining("other.jar; build it first");
  }

  @Test
  void anUnknownNameIsToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> arms.parse("leakscrib"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no arm \"leakscrib\"")
        .hasMessageContaining("none-again");
  }
}
