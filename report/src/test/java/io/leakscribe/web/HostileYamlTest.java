package io.leakscribe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to parsers of YAML. Each is an error at its line, and at once. */
@Timeout(60)
final class HostileYamlTest {
  private static final String GOOD =
      """
      tls_server_config:
        cert_file: server.pem
        key_file: server.key
        client_auth_type: "RequireAndVerifyClientCert"
        cipher_suites: [TLS_AES_128_GCM_SHA256]
      http_server_config:
        headers:
          X-Frame-Options: deny
      basic_auth_users:
        ada: $2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "basic_auth_users: &u\n  ada: x\n",
        "basic_auth_users: *u",
        "<<: {a: b}",
        "--- !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
        "a: !!binary aGVsbG8=",
        "? [complex]\n: key",
        "a: {b: {c: {d: e}}}",
        "a: |\n  block\n",
        "a: >-\n  block\n",
        "%YAML 1.2\n---\na: b",
        "---\na: b\n---\nc: d",
        "tls_server_config:\n\tcert_file: x",
        "basic_auth_users:\n  ada: x\n  ada: y",
        "tls_server_config: 7",
        "\uFEFF\uFEFFa: b",
        "a: \u0000",
        "\u0001: x",
      })
  void is_refused_with_its_line(String text) throws Exception {
    assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(WebConfigException.class)
        .hasMessageContaining("line ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "a:\n ", "- ", "a: ", "\"", "'", "#", "\n", "&a ", "a:\n"})
  void takes_time_in_proportion(String piece) throws Exception {
    for (String text : new String[] {piece.repeat(200_000 / piece.length()), nested(piece)}) {
      try {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)).isClosed()).isFalse();
      } catch (WebConfigException e) {
        assertThat(e.getMessage()).hasSizeLessThan(1_000);
      }
    }
  }

  private static String nested(String piece) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.append(piece).toString();
  }

  @Test
  void any_damage_to_a_good_file_is_an_error_or_harmless() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(3); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) ": \n-#'\"[{&*!|>%@`\t".charAt(random.nextInt(18));
      }
      try {
        WebConfig config = read(bytes);
        assertThat(config.users()).as("round %d", round).isNotNull();
      } catch (WebConfigException e) {
        assertThat(e.getMessage())
            .as("round %d", round)
            .hasSizeLessThan(1_000)
            .doesNotContain("abcdefghijklmnopqrstuu");
      }
    }
  }

  @Test
  void a_device_is_no_file() {
    assertThatThrownBy(() -> WebConfigReader.read(Path.of("/dev/zero")))
        .isInstanceOf(WebConfigException.class)
        .hasMessageContaining("not a regular file");
  }

  private WebConfig read(byte[] bytes) throws Exception {
    return WebConfigReader.read(Files.write(directory.resolve("web.yml"), bytes));
  }
}
