package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR in Tomcat as it is distributed, the agent in {@code CATALINA_OPTS}. */
final class TomcatIT {
  private static final String HOLDER = "com.example.desk.Visitors.VISITS";

  @TempDir private Path directory;

  @Test
  void a_war_that_keeps_sessions_is_named_in_tomcat_11() throws Exception {
    try (Server server = start(11)) {
      Leaks.areFollowed(server, Tomcat.SESSION, HOLDER);
      Leaks.areSuspected(server, 20_000, HOLDER);
      server.endsUnharmed();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10})
  void a_war_that_keeps_sessions_is_followed_in_older_tomcats(int major) throws Exception {
    try (Server server = start(major)) {
      Leaks.areFollowed(server, Tomcat.SESSION, HOLDER);
      server.endsUnharmed();
    }
  }

  @Test
  void java_tool_options_reach_tomcat_and_leave_the_script_that_stops_it_alone() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    Tomcat tomcat = tomcat(10);
    try (Server server = tomcat.start("JAVA_TOOL_OPTIONS", Tomcat.agent(data), data)) {
      assertThat(Visitors.come(server.application(), 1)).isNotEmpty();
      server.scrape();
      assertThat(tomcat.stop("JAVA_TOOL_OPTIONS", Tomcat.agent(data)))
          .anyMatch(line -> line.contains("Picked up JAVA_TOOL_OPTIONS"))
          .noneMatch(line -> line.startsWith("leakscribe:"));
      server.endedUnharmed(0);
    }
  }

  private Server start(int major) throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    return tomcat(major).start("-Xmx96m " + Tomcat.agent(data), data);
  }

  private Tomcat tomcat(int major) throws Exception {
    Tomcat tomcat = new Tomcat(major, Files.createDirectory(directory.resolve("tomcat")));
    tomcat.pack(tomcat.base.resolve("webapps/desk.war"));
    return tomcat;
  }
}
