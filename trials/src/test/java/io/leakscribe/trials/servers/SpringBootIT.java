package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Spring Boot service as its one jar, started as its makers say. */
final class SpringBootIT {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private static final Duration ONE_READING = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void the_jar_of_a_service_on_spring_boot_3_names_who_keeps_the_sessions() throws Exception {
    try (Server server = start("boot3/target/portal.jar")) {
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

  @Test
  void the_jar_of_a_shop_on_spring_boot_4_answers_and_ends_as_ever() throws Exception {
    try (Server server = start("../sample-app/target/sample-app.jar", "--server.port=0")) {
      assertThat(server.agentLines()).noneMatch(line -> line.contains("WARN"));
      assertThat(Web.get(server.application().resolve("search?q=a")).statusCode()).isEqualTo(200);
      assertThat(Web.get(server.application().resolve("actuator/prometheus")).body())
          .contains("http_server_requests_seconds_count");
      await()
          .atMost(ONE_READING)
          .until(() -> server.scrape().count("leakscribe_holder_entries", "") > 0);
      server.endsUnharmed();
    }
  }

  private Server start(String jar, String... arguments) throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + ForkedJvm.agentJar() + "=port=0,dir=" + data,
                "-jar",
                Path.of(jar).toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ForkedJvm jvm = ForkedJvm.in(directory).tool("java", command.toArray(new String[0]));
    return Server.of(jvm, PORT, "/", data);
  }
}
