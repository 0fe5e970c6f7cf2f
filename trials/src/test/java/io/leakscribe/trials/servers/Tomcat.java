package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Tomcat as it is distributed, with a base directory of its own. */
final class Tomcat {
  static final String SESSION = "org.apache.catalina.session.StandardSession";

  private static final Pattern PORT =
      Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*-(\\d+)\"");

  final Path base;
  final Path home;
  private final int major;

  Tomcat(int major, Path base) throws IOException {
    this.major = major;
    this.base = base;
    String version = System.getProperty("servers.tomcat" + major + ".version");
    this.home = Path.of("target/servers/apache-tomcat-" + version).toAbsolutePath();
    for (String part : new String[] {"conf", "logs", "temp", "webapps", "work"}) {
      Files.createDirectories(base.resolve(part));
    }
    Files.copy(home.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
    Files.writeString(
        base.resolve("conf/server.xml"),
        """
        <Server port="%d" shutdown="SHUTDOWN">
          <Service name="Catalina">
            <Connector port="0" address="127.0.0.1" maxThreads="16"/>
            <Engine name="Catalina" defaultHost="localhost">
              <Realm className="org.apache.catalina.realm.MemoryRealm"/>
              <Host name="localhost" appBase="webapps"/>
            </Engine>
          </Service>
        </Server>
        """
            .formatted(freePort()));
    Files.writeString(
        base.resolve("conf/tomcat-users.xml"),
        """
        <tomcat-users>
          <role rolename="manager-script"/>
          <user username="operator" password="of the test" roles="manager-script"/>
        </tomcat-users>
        """);
  }

  /** Packs the application for this Tomcat. */
  Path pack(Path war) throws IOException {
    Path api = home.resolve("lib/servlet-api.jar");
    return major < 10 ? Webapp.javax(war, api) : Webapp.jakarta(war, api);
  }

  /** Starts it, with these options of the JVM. */
  Server start(String options, Path data) throws IOException {
    return start("CATALINA_OPTS", options, data);
  }

  /**
   * Starts it, with options of the JVM.
   *
   * @param variable the variable of the environment that has them
   */
  Server start(String variable, String options, Path data) throws IOException {
    ForkedJvm jvm =
        script()
            .environment(variable, "-XX:TieredStopAtLevel=1 " + options)
            .program(home.resolve("bin/catalina.sh").toString(), "run");
    return Server.of(jvm, PORT, "/desk/", data);
  }

  /** Stops it by its own script; returns what that wrote. */
  List<String> stop(String variable, String options) throws Exception {
    try (ForkedJvm stopping =
        script()
            .environment(variable, options)
            .program(home.resolve("bin/catalina.sh").toString(), "stop")) {
      assertThat(stopping.awaitExit()).as("%s", stopping.output()).isZero();
      return stopping.output();
    }
  }

  private ForkedJvm.Builder script() {
    return ForkedJvm.in(base)
        .environment("JAVA_HOME", ForkedJvm.javaHome().toString())
        .environment("CATALINA_HOME", home.toString())
        .environment("CATALINA_BASE", base.toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The agent as an option of the JVM. */
  static String agent(Path data) {
    return "-javaagent:" + ForkedJvm.agentJar() + "=port=0,dir=" + data;
  }
}
