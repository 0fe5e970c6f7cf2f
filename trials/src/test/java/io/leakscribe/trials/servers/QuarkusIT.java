package io.leakscribe.trials.servers;

import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Quarkus service with servlets, as its Maven plugin packs it. */
final class QuarkusIT {
  private static final Pattern PORT =
      Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");

  @TempDir private Path directory;

  @Test
  void a_service_that_keeps_sessions_is_followed() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    ForkedJvm jvm =
        ForkedJvm.in(directory)
            .tool(
                "java",
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + ForkedJvm.agentJar() + "=port=0,dir=" + data,
                "-jar",
                Path.of("quarkus/target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
    try (Server server = Server.of(jvm, PORT, "/", data)) {
      Leaks.areFollowed(
          server,
          "io.undertow.server.session.InMemorySessionManager$SessionImpl",
          "com.example.kiosk.Visitors.VISITS");
      server.endsUnharmed();
    }
  }
}
