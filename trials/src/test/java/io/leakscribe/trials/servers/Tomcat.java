package io.leakscribe.trials.servers;

import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        <Server port="-1">
          <Service name="Catalina">
            <Connector port="0" address="127.0.0.1" maxThreads="16"/>
            <Engine name="Catalina" defaultHost="localhost">
              <Realm className="org.apache.catalina.realm.MemoryRealm"/>
              <Host name="localhost" appBase="webapps"/>
            </Engine>
          </Service>
        </Server>
        """);
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
    ForkedJvm jvm =
        ForkedJvm.in(base)
            .environment("JAVA_HOME", ForkedJvm.javaHome().toString())
            .environment("CATALINA_HOME", home.toString())
            .environment("CATALINA_BASE", base.toString())
            .environment("CATALINA_OPTS", "-XX:TieredStopAtLevel=1 " + options)
            .program(home.resolve("bin/catalina.sh").toString(), "run");
    return Server.of(jvm, PORT, "/desk/", data);
  }

  /** The agent as an option of the JVM. */
  static String agent(Path data) {
    return "-javaagent:" + ForkedJvm.agentJar() + "=port=0,dir=" + data;
  }
}
