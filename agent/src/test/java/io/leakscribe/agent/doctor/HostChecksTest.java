package io.leakscribe.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.options.Options;
import io.leakscribe.agent.options.OptionsReader;
import io.leakscribe.agent.options.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChecksTest {
  @TempDir private Path directory;

  private static Options options(String arguments) {
    Sources given = new Sources(arguments, Map.of(), name -> null, file -> Map.of());
    return OptionsReader.read(given).options();
  }

  @Test
  void missing_modules_are_told_by_what_they_cost() {
    List<Check> checks = Needs.check(Set.of("java.instrument", "jdk.jfr")::contains);

    assertThat(checks).extracting(Check::level).containsExactly(Check.Level.FAIL, Check.Level.WARN);
    assertThat(checks.get(0).what()).contains("java.instrument").doesNotContain("jdk.jfr");
    assertThat(checks.get(1).what()).contains("no flight recorder");
    assertThat(checks.get(0).todo()).contains("java.instrument,jdk.jfr");
  }

  @Test
  void a_port_that_is_taken_is_told() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Check check = PortCheck.of(options("port=" + taken.getLocalPort()));

      assertThat(check.level()).isEqualTo(Check.Level.WARN);
      assertThat(check.what()).contains("127.0.0.1:" + taken.getLocalPort());
    }
    assertThat(PortCheck.of(options("port=-1")).what()).contains("no endpoint");
    assertThat(PortCheck.of(options("port=0")).level()).isEqualTo(Check.Level.OK);
    assertThat(PortCheck.of(options("port=8,host=no.such.host.invalid")).level())
        .isEqualTo(Check.Level.WARN);
  }

  @Test
  void a_web_configuration_is_tried() throws IOException {
    Path file = directory.resolve("web.yml");
    Files.writeString(file, "tls_server_config:\n  cert_file: no.such.pem\n  key_file: no.key\n");
    assertThat(WebConfigCheck.of(file)).singleElement().matches(Check::failed);

    Files.writeString(file, "basic_auth_users: {}\n");
    assertThat(WebConfigCheck.of(file)).noneMatch(Check::failed);
    assertThat(WebConfigCheck.of(directory.resolve("none.yml")))
        .singleElement()
        .matches(Check::failed);
  }

  @Test
  void a_directory_is_looked_at_and_not_made() {
    Path dir = directory.resolve("a/b");

    assertThat(DirectoryCheck.of(dir, "a/b", DirectoryCheck::canWrite).what())
        .contains("not there yet");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_directory_below_a_file_fails() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(DirectoryCheck.of(file.resolve("x"), "x", DirectoryCheck::canWrite).failed())
        .isTrue();
    assertThat(DirectoryCheck.of(directory, "x", d -> false).failed()).isTrue();
  }

  @Test
  void a_repacked_jar_is_told() throws IOException {
    Path jar = directory.resolve("uber.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "x");
    manifest.getMainAttributes().putValue("Agent-Class", "x");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();

    assertThat(JarCheck.of(jar).what()).contains("has no bridge/");
    assertThat(JarCheck.of(jar).todo()).contains("not repacked");
    assertThat(JarCheck.of(Files.createFile(directory.resolve("x.jar"))).failed()).isTrue();
  }

  @Test
  void epsilon_is_no_collector_for_us() {
    assertThat(HostChecks.collector("Epsilon Heap").failed()).isTrue();
    assertThat(HostChecks.collector("G1").failed()).isFalse();
  }
}
