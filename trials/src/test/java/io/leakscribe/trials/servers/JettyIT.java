package io.leakscribe.trials.servers;

import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WAR in Jetty as it is distributed. */
final class JettyIT {
  private static final Pattern PORT =
      Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)\\}");
  private static final String SESSION = "org.eclipse.jetty.session.ManagedSession";
  private static final String HOLDER = "com.example.desk.Visitors.VISITS";

  private final Path home =
      Path.of("target/servers/jetty-home-" + System.getProperty("servers.jetty12.version"))
          .toAbsolutePath();

  @TempDir private Path directory;
  private Path base;
  private Path data;

  @BeforeEach
  void makeBase() throws Exception {
    data = Files.createDirectory(directory.resolve("data"));
    base = Files.createDirectory(directory.resolve("jetty"));
    Path webapps = Files.createDirectory(base.resolve("webapps"));
    Files.createDirectory(base.resolve("start.d"));
    ini("http", "--module=http\njetty.http.host=127.0.0.1\njetty.http.port=0\n");
    ini("deploy", "--module=ee10-deploy\n--module=ee10-annotations\n");
    Webapp.jakarta(webapps.resolve("desk.war"), home.resolve("lib/jakarta.servlet-api-6.0.0.jar"));
  }

  @Test
  void a_war_that_keeps_sessions_is_followed_in_jetty_12() throws Exception {
    holdsWith("-Xmx96m", "-XX:TieredStopAtLevel=1", agent());
  }

  @Test
  void so_it_is_where_start_d_names_the_agent_and_jetty_starts_the_jvm() throws Exception {
    ini("jvm", "--exec\n-Xmx96m\n-XX:TieredStopAtLevel=1\n" + agent() + "\n");
    holdsWith();
  }

  private void holdsWith(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-jar", home.resolve("start.jar").toString()));
    ForkedJvm jvm = ForkedJvm.in(base).tool("java", arguments.toArray(new String[0]));
    try (Server server = Server.of(jvm, PORT, "/desk/", data)) {
      Leaks.areFollowed(server, SESSION, HOLDER);
      server.endsUnharmed();
    }
  }

  private String agent() {
    return "-javaagent:" + ForkedJvm.agentJar() + "=port=0,dir=" + data;
  }

  private void ini(String name, String text) throws Exception {
    Files.writeString(base.resolve("start.d/" + name + ".ini"), text);
  }
}
