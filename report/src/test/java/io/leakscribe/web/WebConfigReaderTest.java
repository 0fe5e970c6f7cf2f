package io.leakscribe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebConfigReaderTest {
  private static final String HASH = "$2y$10$mDwo.lAisC94iLAyP81MCesa29IzH37oigHC/42V2pdJlUprsJPze";

  @TempDir Path dir;

  @Test
  void reads_the_example_of_the_documentation() throws Exception {
    WebConfig config =
        read(
            """
            # the whole of it
            tls_server_config:
              cert_file: server.crt   # beside this file
              key_file: "/etc/keys/server.key"
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: 'ca.crt'
              client_allowed_sans:
              - prometheus.example.org
              min_version: TLS12
              max_version: TLS13
              cipher_suites:
                - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305
              prefer_server_cipher_suites: true
              curve_preferences: [ CurveP256, X25519 ]
            http_server_config:
              http2: true
              headers:
                Strict-Transport-Security: 'max-age=31536000; includeSubDomains'
            basic_auth_users:
              alice: %s
              "bob the builder": '%s'
            """
                .formatted(HASH, HASH));
    WebConfig.Tls tls = config.tls();
    assertThat(tls).isNotNull();
    assertThat(tls.certificate()).isEqualTo(dir.resolve("server.crt"));
    assertThat(tls.key()).isEqualTo(Path.of("/etc/keys/server.key"));
    assertThat(tls.clientCa()).isEqualTo(dir.resolve("ca.crt"));
    assertThat(tls.clientAuth()).isEqualTo(WebConfig.ClientAuth.REQUIRE_AND_VERIFY);
    assertThat(tls.allowedNames()).containsExactly("prometheus.example.org");
    assertThat(tls.protocols()).containsExactly("TLSv1.2", "TLSv1.3");
    assertThat(tls.ciphers())
        .contains(
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256");
    assertThat(config.users()).containsOnlyKeys("alice", "bob the builder").containsValue(HASH);
    assertThat(config.headers()).hasSize(1);
    assertThat(config.warnings()).singleElement().asString().contains("curve_preferences");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`tls_server_config:\\n  cert_file: a` | line 2 needs key_file",
        "`tls_server_config:` | line 1 needs cert_file",
        "`tls_server_config: x` | line 1 needs names and values",
        "`tls_sever_config:\\n  cert_file: a` | unknown in the file; it may have: basic_auth_users",
        "`basic_auth_users:\\n  a: secret` | line 2 has no bcrypt hash for user 'a'; make one with",
        "`basic_auth_users:\\n  a: $2y$31$mDwo.lAisC94iLAyP81MCesa29IzH37oigHC/42V2pdJlUprsJPze`"
            + " | line 2 has a hash of cost 31",
        "`basic_auth_users: {}\\nbasic_auth_users: {}` | line 2 sets 'basic_auth_users' a second",
        "`http_server_config:\\n  headers:\\n    X-Powered-By: us` | line 3 has 'X-Powered-By'",
        "`basic_auth_users:\\n\\ta: b` | line 2 is indented with a tab",
        "`basic_auth_users: &x` | line 1 has a value that is not plain",
        "`basic_auth_users: !!map` | line 1 has a value that is not plain",
        "`basic_auth_users: |\\n  text` | line 1 has a value that is not plain",
        "`just words` | line 1 is not 'name: value'",
        "`- a` | line 1 is not 'name: value'",
        "`basic_auth_users:\\n    a: b\\n  c: d` | line 3 is not indented as",
        "`http_server_config:\\n  http2: 'yes` | line 2 has a quote that is not closed",
        "`http_server_config:\\n  http2: 'a' b` | line 2 has something after the closing quote",
      })
  void says_on_which_line_what_is_wrong(String text, String expected) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOf(WebConfigException.class)
        .hasMessageContaining("web.yml")
        .hasMessageContaining(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "client_auth_type: Maybe | unknown client_auth_type; use one of NoClientCert",
        "client_auth_type: RequireAndVerifyClientCert | name a client_ca_file",
        "client_ca_file: ca.crt | add client_auth_type",
        "min_version: TLS14 | unknown min_version; use one of TLS10",
        "max_version: TLS11 | max_version below min_version",
        "cipher_suites: [NONE_SUCH] | 'NONE_SUCH', which this JDK does not have",
        "client_allowed_sans: [a] | needs client_auth_type",
      })
  void says_what_of_tls_cannot_be(String line, String expected) {
    assertThatThrownBy(
            () -> read("tls_server_config:\n  cert_file: a\n  key_file: b\n  " + line + "\n"))
        .hasMessageContaining("line 4")
        .hasMessageContaining(expected);
  }

  @Test
  void never_repeats_what_may_be_a_password() {
    assertThatThrownBy(() -> read("basic_auth_users:\n  ada: hunter2\n"))
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void takes_a_file_that_asks_for_nothing() throws Exception {
    for (String text : List.of("", "# nothing\n", "---\n", "{}", "basic_auth_users:\n")) {
      WebConfig config = read(text);
      assertThat(config.tls()).isNull();
      assertThat(config.isClosed()).isFalse();
    }
  }

  @Test
  void survives_noise() {
    for (int seed = 0; seed < 3000; seed++) {
      byte[] noise = new byte[60];
      java.util.Random random = new java.util.Random(seed);
      String alphabet = "ab: -\n'\"#[]{},\\\t&|";
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < noise.length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        YamlReader.read(text.toString());
      } catch (WebConfigException e) {
        assertThat(e).hasMessageStartingWith("line ");
      }
    }
  }

  @Test
  void says_why_a_file_cannot_be_read() throws Exception {
    assertThatThrownBy(() -> WebConfigReader.read(dir.resolve("none.yml")))
        .hasMessageContaining("none.yml")
        .hasMessageContaining("no such file");
    Path file = Files.write(dir.resolve("bad.yml"), new byte[] {'a', (byte) 0xFF});
    assertThatThrownBy(() -> WebConfigReader.read(file)).hasMessageContaining("not UTF-8");
  }

  private WebConfig read(String text) throws Exception {
    Path file = Files.writeString(dir.resolve("web.yml"), text, StandardCharsets.UTF_8);
    return WebConfigReader.read(file);
  }
}
