package io.leakscribe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server against curl, openssl's files, and promtool's opinion of them. */
class WebServerIT {
  @TempDir static Path certs;
  private static String hash = "";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private WebServer server;

  @BeforeAll
  static void makeCertificates() throws Exception {
    authority("ca");
    authority("other");
    // RSA as PKCS#8 and PKCS#1, EC as PKCS#8 and SEC 1
    signed(
        "rsa", "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key", "ca");
    Command.must(certs, "openssl rsa -in rsa.key -traditional -out rsa1.key");
    Command.must(certs, "cp rsa.crt rsa1.crt");
    signed(
        "ec", "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.key", "ca");
    signed("sec1", "openssl ecparam -name secp384r1 -genkey -out sec1.key", "ca");
    String client = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ";
    signed("client", client + "client.key", "ca");
    signed("stranger", client + "stranger.key", "other");
    hash =
        Command.run(certs, List.of("perl", "-e", "print crypt('secret', '$2y$05$' . 'a' x 22)"))
            .output()
            .strip();
  }

  private static void authority(String name) throws Exception {
    Command.must(
        certs,
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=%s"
                .formatted(name)
            + " -keyout %s.key -out %s.crt".formatted(name, name));
  }

  private static void signed(String name, String makesKey, String by) throws Exception {
    Command.must(certs, makesKey);
    Files.writeString(certs.resolve("ext"), "subjectAltName=IP:127.0.0.1,DNS:" + name + ".test\n");
    Command.must(
        certs, "openssl req -new -key %s.key -subj /CN=%s -out %s.csr".formatted(name, name, name));
    Command.must(
        certs,
        "openssl x509 -req -in %s.csr -CA %s.crt -CAkey %s.key -days 2 -extfile ext -out %s.crt"
            .formatted(name, by, by, name));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "rsa1", "ec", "sec1"})
  void speaks_tls_with_keys_of_all_kinds(String name) throws Exception {
    start(tls(name, ""));
    assertThat(curl("--cacert ca.crt")).isEqualTo("hello null 200");
    assertThat(curl("--cacert other.crt")).contains("certificate problem");
  }

  @Test
  void takes_only_the_versions_that_it_is_told() throws Exception {
    start(tls("ec", "min_version: TLS13"));
    assertThat(curl("--cacert ca.crt")).endsWith("200");
    assertThat(curl("--cacert ca.crt --tls-max 1.2")).doesNotContain("hello");
  }

  @Test
  void takes_only_the_ciphers_that_it_is_told() throws Exception {
    String suites = "cipher_suites: [TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384]";
    start(tls("rsa", suites));
    String below = "--cacert ca.crt --tls-max 1.2 --ciphers ";
    assertThat(curl(below + "ECDHE-RSA-AES256-GCM-SHA384")).endsWith("200");
    assertThat(curl(below + "ECDHE-RSA-AES128-GCM-SHA256")).doesNotContain("hello");
    assertThat(curl("--cacert ca.crt --tlsv1.3")).endsWith("200");
  }

  @ParameterizedTest
  @CsvSource({
    "RequireAndVerifyClientCert, true, false, false",
    "VerifyClientCertIfGiven, true, false, true",
    "RequireAnyClientCert, true, true, false",
    "RequestClientCert, true, true, true"
  })
  void asks_for_certificates_of_clients(
      String policy, boolean own, boolean foreign, boolean without) throws Exception {
    boolean verifies = policy.contains("Verify");
    start(
        tls("ec", "client_auth_type: " + policy + (verifies ? "\n  client_ca_file: ca.crt" : "")));
    String base = "--cacert ca.crt";
    assertThat(curl(base + " --cert client.crt --key client.key").contains("hello")).isEqualTo(own);
    assertThat(curl(base + " --cert stranger.crt --key stranger.key").contains("hello"))
        .isEqualTo(foreign);
    assertThat(curl(base).contains("hello")).isEqualTo(without);
  }

  @Test
  void looks_at_the_names_of_clients() throws Exception {
    String policy = "client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: ca.crt\n  ";
    start(tls("ec", policy + "client_allowed_sans: [client.test]"));
    assertThat(curl("--cacert ca.crt --cert client.crt --key client.key")).endsWith("200");
    assertThat(curl("--cacert ca.crt --cert rsa.crt --key rsa.key")).doesNotContain("hello");
  }

  @Test
  void asks_for_a_login() throws Exception {
    Path file = start("basic_auth_users:\n  ada: " + hash + "\n");
    assertThat(Command.run(certs, "promtool check web-config " + file).exit()).isZero();
    assertThat(curl("-u ada:secret")).isEqualTo("hello ada 200");
    assertThat(curl("-u ada:wrong")).endsWith("401");
    assertThat(curl("-u bob:secret")).endsWith("401");
    assertThat(curl("")).endsWith("401");
    assertThat(curl("-i -u ada:")).containsIgnoringCase("WWW-Authenticate: Basic");
    assertThat(curl("-H Authorization:Basic")).endsWith("401");
    assertThat(curl("-H Authorization:Bearer\u00a0x")).endsWith("401");
  }

  @Test
  void takes_a_token_as_well() throws Exception {
    Files.writeString(certs.resolve("token"), "0123456789abcdef\n");
    start("bearer_token_file: token\nbasic_auth_users:\n  ada: " + hash + "\n");
    assertThat(curl("--oauth2-bearer 0123456789abcdef")).isEqualTo("hello bearer 200");
    assertThat(curl("--oauth2-bearer 0123456789abcdee")).endsWith("401");
    assertThat(curl("-u ada:secret")).endsWith("200");
  }

  @Test
  void sends_the_headers_that_it_is_told() throws Exception {
    start("http_server_config:\n  headers:\n    X-Frame-Options: deny\n");
    assertThat(curl("-i")).contains("X-frame-options: deny");
  }

  @Test
  void reads_files_anew_when_they_change_and_keeps_to_the_last_good_ones() throws Exception {
    Path file = start("basic_auth_users:\n  ada: " + hash + "\n");
    assertThat(curl("-u ada:secret")).endsWith("200");
    rewrite(file, "basic_auth_users:\n  eve: " + hash + "\n", 1);
    assertThat(curl("-u ada:secret")).endsWith("401");
    assertThat(curl("-u eve:secret")).endsWith("200");
    rewrite(file, "basic_auth_users:\n  eve: oops\n", 2);
    assertThat(curl("-u eve:secret")).endsWith("200");
    assertThat(curl("")).endsWith("401");
    assertThat(log).hasSize(2);
    assertThat(log.get(1)).contains("line 2", "what held before goes on").doesNotContain("oops");
    rewrite(file, "basic_auth_users:\n  ada: " + hash + "\n", 3);
    assertThat(curl("-u ada:secret")).endsWith("200");
  }

  @Test
  void takes_a_new_certificate_without_a_restart() throws Exception {
    Command.must(certs, "cp ec.crt live.crt");
    Command.must(certs, "cp ec.key live.key");
    start(tls("live", ""));
    assertThat(curl("--cacert ca.crt -v")).contains("CN=ec");
    Command.must(certs, "cp sec1.crt live.crt");
    Command.must(certs, "cp sec1.key live.key");
    Files.setLastModifiedTime(
        certs.resolve("live.key"), FileTime.from(Instant.now().plusSeconds(10)));
    assertThat(curl("--cacert ca.crt -v")).contains("CN=sec1").contains("hello");
  }

  @Test
  void serves_nothing_when_the_files_do_not_fit() throws Exception {
    Files.writeString(
        certs.resolve("misfit.yml"),
        "tls_server_config:\n  cert_file: ec.crt\n  key_file: sec1.key");
    assertThatThrownBy(() -> serve(certs.resolve("misfit.yml"), Duration.ofSeconds(5)))
        .isInstanceOf(WebConfigException.class)
        .hasMessageContaining("sec1.key")
        .hasMessageContaining("not the one of the certificate");
    Command.must(certs, "openssl pkcs8 -topk8 -in ec.key -passout pass:x -out locked.key");
    Command.must(certs, "cp ec.crt locked.crt");
    Files.writeString(certs.resolve("locked.yml"), tls("locked", ""));
    assertThatThrownBy(() -> serve(certs.resolve("locked.yml"), Duration.ofSeconds(5)))
        .hasMessageContaining("is encrypted; decrypt it with: openssl");
  }

  @Test
  void hangs_up_on_those_who_dawdle_and_serves_the_others() throws Exception {
    serve(null, Duration.ofMillis(300));
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        Socket socket = new Socket("127.0.0.1", server.address().getPort());
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\nX: ".getBytes("US-ASCII"));
        slow.add(socket);
      }
      assertThat(curl("-m 10")).endsWith("200");
      for (Socket socket : slow) {
        socket.setSoTimeout(5000);
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void hangs_up_at_once_on_those_that_are_too_many() throws Exception {
    serve(null, Duration.ofSeconds(3));
    List<Socket> all = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        Socket socket = new Socket("127.0.0.1", server.address().getPort());
        socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
        all.add(socket);
      }
      long begin = System.nanoTime();
      Socket last = all.get(39);
      last.setSoTimeout(10_000);
      assertThat(isClosed(last)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      all.get(0).setSoTimeout(20_000);
      assertThat(isClosed(all.get(0))).isTrue();
    } finally {
      for (Socket socket : all) {
        socket.close();
      }
    }
    assertThat(curl("-m 30")).endsWith("200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
      })
  void refuses_what_a_proxy_could_understand_otherwise(String request) throws Exception {
    serve(null, Duration.ofSeconds(5));
    assertThat(raw(request)).doesNotContain("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "\u0000\u0001\u0002\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
      })
  void answers_nothing_to_what_is_torn(String request) throws Exception {
    serve(null, Duration.ofSeconds(5));
    assertThat(raw(request)).doesNotContain("hello");
    assertThat(curl("")).endsWith("200");
  }

  /** Waits for the other end; what was sent and not read makes a close a reset. */
  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketException e) {
      return true;
    }
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static String tls(String name, String more) {
    return "tls_server_config:\n  cert_file: %s.crt\n  key_file: %s.key\n  %s\n"
        .formatted(name, name, more);
  }

  private Path start(String config) throws Exception {
    Path file = Files.writeString(Files.createTempFile(certs, "web", ".yml"), config);
    serve(file, Duration.ofSeconds(5));
    return file;
  }

  private static void rewrite(Path file, String config, int later) throws Exception {
    Files.writeString(file, config);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10L * later)));
  }

  private void serve(Path webConfig, Duration talk) throws Exception {
    server =
        WebServer.start(
            new InetSocketAddress("127.0.0.1", 0),
            webConfig,
            new WebServer.Limits(2, 16, talk),
            task -> {
              Thread thread = new Thread(task, "web-test");
              thread.setDaemon(true);
              return thread;
            },
            visit -> {
              visit.body(100);
              visit.send(200, ("hello " + visit.user() + " ").getBytes(StandardCharsets.UTF_8));
            },
            log::add);
  }

  private String curl(String options) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("curl", "-sS", "--noproxy", "*", "-w", "%{http_code}"));
    if (!options.isEmpty()) {
      words.addAll(List.of(options.split(" ")));
    }
    words.add((server.isTls() ? "https" : "http") + "://127.0.0.1:" + server.address().getPort());
    return Command.run(certs, words).output();
  }
}
