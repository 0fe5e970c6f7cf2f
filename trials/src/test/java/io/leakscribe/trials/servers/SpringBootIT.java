package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Spring Boot service as its one jar, started as its makers say. */
final class SpringBootIT {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  @TempDir private Path directory;

  @Test
  void the_jar_of_a_service_on_spring_boot_3_names_who_keeps_the_sessions() throws Exception {
    try (Server server = start()) {
      Leaks.areFollowed(
          server,
          "org.apache.catalina.session.StandardSession",
          "com.example.portal.VisitTracker.visits");
      Scrape own = Scrape.of(Web.get(server.application().resolve("actuator/prometheus")).body());
      assertThat(own.sum("http_server_requests_seconds_count", "/visit")).isEqualTo(Leaks.VISITS);
      assertThat(own.sum("cache_size", "pages")).isPositive();
      Leaks.areSuspected(server, 20_000, "com.example.portal.VisitTracker.visits");
      server.endsUnharmed();
    }
  }

  private Server start() throws Exception {
    Path jar = Path.of("boot3/target/portal.jar").toAbsolutePath();
    Path data = Files.createDirectory(directory.resolve("data"));
    ForkedJvm jvm =
        ForkedJvm.in(directory)
            .tool(
                "java",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + ForkedJvm.agentJar() + "=port=0,dir=" + data,
                "-jar",
                jar.toString());
    return Server.of(jvm, PORT, "/", data);
  }
}
