package io.leakscribe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusOptionsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path dir;
  private Path incident;

  @BeforeEach
  void journal() throws Exception {
    incident = Scenario.oneRun().writeTo(dir).resolve("incidents").resolve(Scenario.ID);
  }

  private int report(String... arguments) {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(new String[] {"report", "--dir", dir.toString()}, 0, all, 0, 3);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return new LeakscribeCli().run(all, nowhere, new PrintStream(err, true, UTF_8));
  }

  @Test
  void a_server_that_is_not_there_is_one_line_and_the_draft_is_made() throws Exception {
    assertThat(report("--prometheus", nobody("ada:secret@"))).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .hasLineCount(1)
        .startsWith("leakscribe: " + Scenario.ID + ": nothing answers at 127.0.0.1:")
        .doesNotContain("secret");
    assertThat(Files.readString(incident.resolve("postmortem.md")))
        .contains("nothing answers at 127.0.0.1:")
        .doesNotContain("secret");
  }

  @Test
  void what_was_recorded_before_is_kept_when_the_server_is_gone() throws Exception {
    Files.createDirectories(incident);
    String kept =
        "{\"kind\":\"leakscribe-prometheus\",\"v\":1,\"server\":\"old:9090\",\"from\":0,\"to\":1,"
            + "\"problems\":[],\"measures\":[],\"answers\":[]}";
    Files.writeString(incident.resolve("prometheus.json"), kept);
    assertThat(report("--prometheus", nobody(""))).isEqualTo(1);
    assertThat(incident.resolve("prometheus.json")).hasContent(kept);
  }

  @Test
  void what_is_used_wrongly_is_said_without_repeating_a_password() throws Exception {
    assertThat(report("--prometheus", "prometheus:9090")).isEqualTo(2);
    assertThat(report("--prometheus", "http://ada:se/cret@h")).isEqualTo(2);
    assertThat(report("--prometheus-token", "f")).isEqualTo(2);
    assertThat(report("--prometheus", "http://h", "--prometheus-token", "no-such-file"))
        .isEqualTo(1);
    Path token = Files.writeString(dir.resolve("token"), "two\nlines");
    assertThat(report("--prometheus", "http://h", "--prometheus-token", token.toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).hasLineCount(5).doesNotContain("cret");
  }

  private static String nobody(String user) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://" + user + "127.0.0.1:" + socket.getLocalPort();
    }
  }
}
