package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SwitchesTest {

  @ParameterizedTest
  @CsvSource({
    "jdk.compiler, jdk.compiler/com.sun.tools.javac.Main -version",
    "jdk.jcmd, jdk.jcmd/sun.tools.jcmd.JCmd 1 help",
    "java.base, java.base/sun.security.tools.keytool.Main -list",
    "jdk.jshell,"
  })
  void knows_the_tools_of_the_jdk(String module, String command) {
    assertThat(Switches.jdkTool(module, command)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    ", com.shop.Main",
    ", /srv/shop.jar --port 80",
    "com.shop, com.shop/com.shop.Main",
    "jdk.compiler, jdk.compiler/com.sun.tools.javac.launcher.Main Shop.java",
    "jdk.compiler, jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Shop.java",
    ", org.apache.catalina.startup.Bootstrap start"
  })
  void takes_all_else_for_an_application(String module, String command) {
    assertThat(Switches.jdkTool(module, command)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.catalina.startup.Bootstrap stop",
        "org.apache.catalina.startup.Bootstrap -config conf/other.xml stop",
        "org.apache.catalina.startup.Bootstrap configtest",
        "org.apache.catalina.util.ServerInfo",
        "/opt/jetty-home/start.jar STOP.PORT=8181 --stop"
      })
  void knows_who_only_speaks_to_a_server(String command) {
    assertThat(Switches.serverTool(command)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "org.apache.catalina.startup.Bootstrap start",
        "/opt/jetty-home/start.jar jetty.http.port=80",
        "com.shop.Main stop",
        "/srv/shop.jar --stop"
      })
  void takes_a_server_for_an_application(String command) {
    assertThat(Switches.serverTool(command)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"enabled=false", "port=0,enabled=FALSE", " enabled = false "})
  void is_switched_off_by_the_argument(String arguments) {
    assertThat(Switches.disabled(arguments)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "enabled=true", "enabled=", "enabled=no", "disabled=false"})
  void is_not_switched_off_by_what_is_not_false(String arguments) {
    assertThat(Switches.disabled(arguments)).isFalse();
  }

  @Test
  void knows_its_own_command_line() {
    File jar = new File("/opt/leak scribe/leakscribe.jar");
    assertThat(Switches.ownCommand("/opt/leak scribe/leakscribe.jar attach 1", jar)).isTrue();
    assertThat(Switches.ownCommand("/opt/shop.jar", jar)).isFalse();
    assertThat(Switches.ownCommand("com.shop.Main", jar)).isFalse();
    assertThat(Switches.ownCommand(null, jar)).isFalse();
  }
}
