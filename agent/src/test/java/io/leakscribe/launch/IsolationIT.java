package io.leakscribe.launch;

import static io.leakscribe.launch.AgentStartIT.serveAndStop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.core.Context;
import io.leakscribe.journal.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The agent and the application do not steer one another. */
final class IsolationIT {
  private static final String READY = "leakscribe: INFO ready";

  @TempDir private Path directory;

  @Test
  void the_applications_logging_configuration_is_not_ours() throws Exception {
    Path log = directory.resolve("app.log");
    Path configuration = writeConfiguration(log);
    try (ForkedJvm jvm =
        ForkedJvm.in(directory)
            .agent("port=0,debug=true")
            .vm("-Dlogback.configurationFile=" + configuration, "-Dlogback.debug=true")
            .with(Logger.class, LogbackServiceProvider.class, Context.class)
            .start(LoggingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(Files.readAllLines(log))
          .containsExactly("app logs by ch.qos.logback.classic.Logger", "app logged to the end");
    }
  }

  @Test
  void an_application_without_a_logging_backend_still_has_none() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0").with(Logger.class).start(LoggingApp.class)) {
      jvm.awaitLine(READY);
      jvm.awaitLine("No SLF4J providers were found");
      serveAndStop(jvm);
    }
  }

  @Test
  void writes_past_what_the_application_made_of_its_standard_error() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).start(WaitingApp.class)) {
      jvm.tell("replace stderr");
      jvm.awaitLine("app: served replace stderr");
      jvm.attach("port=0");
      jvm.awaitLine(READY);
      jvm.attach("port=0");
      jvm.awaitLine("already running");
      serveAndStop(jvm);
    }
  }

  @Test
  void starts_without_a_standard_error() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).start(WaitingApp.class)) {
      jvm.tell("close stderr");
      jvm.awaitLine("app: served close stderr");
      jvm.attach("port=0");
      await().untilAsserted(() -> assertThat(directory.resolve("leakscribe")).isDirectory());
      serveAndStop(jvm);
    }
  }

  @Test
  void runs_on_an_image_without_flight_recorder() throws Exception {
    Path image = directory.resolve("image");
    link(
        image, "java.base,java.instrument,java.management,jdk.management,java.logging,java.naming");
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).home(image).agent("port=0").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      await().until(() -> BadInputIT.warnings(jvm).size() > 2);
      serveAndStop(jvm);
      assertThat(BadInputIT.warnings(jvm))
          .anyMatch(line -> line.contains("--add-modules jdk.jfr"))
          .anyMatch(line -> line.contains("--add-modules jdk.httpserver"))
          .hasSize(3);
    }
  }

  @Test
  void steps_aside_on_the_smallest_image_that_takes_agents() throws Exception {
    Path image = directory.resolve("image");
    link(image, "java.base,java.instrument");
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).home(image).agent("port=0").start(WaitingApp.class)) {
      jvm.awaitLine("disabled: this runtime lacks the module java.management");
      serveAndStop(jvm);
      assertThat(BadInputIT.warnings(jvm)).hasSize(1);
    }
  }

  @Test
  void leaves_the_application_its_own_byte_buddy() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory)
            .agent("port=0")
            .with(ByteBuddy.class, Logger.class, LogbackServiceProvider.class, Context.class)
            .start(BuddyApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(jvm.output())
          .contains("app: made by " + ForkedJvm.placeOf(ByteBuddy.class))
          .contains("app: logs by " + ForkedJvm.placeOf(LogbackServiceProvider.class));
    }
  }

  @Test
  void watches_an_application_of_modules() throws Exception {
    Path modules = directory.resolve("modules");
    ModuleSource.write(directory.resolve("src"));
    try (ForkedJvm javac =
        ForkedJvm.in(directory)
            .tool(
                "javac",
                "--module-source-path",
                directory.resolve("src").toString(),
                "--module",
                "shop",
                "-d",
                modules.toString())) {
      assertThat(javac.awaitExit()).as("%s", javac.output()).isZero();
    }
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0").startModule(modules, "shop/com.shop.Main")) {
      jvm.awaitLine("leakscribe: INFO ready: service 'shop'");
      Journals.in(directory.resolve("leakscribe"))
          .await(Event.Sample.class, s -> s.series().containsKey("holder.com.shop.Main.HELD"));
      serveAndStop(jvm);
      // The JVM loads only the modules that the application requires, and says so here.
      assertThat(BadInputIT.warnings(jvm))
          .singleElement()
          .asString()
          .contains("--add-modules jdk.httpserver");
    }
  }

  private void link(Path image, String modules) throws Exception {
    try (ForkedJvm jlink =
        ForkedJvm.in(directory)
            .tool("jlink", "--add-modules", modules, "--output", image.toString())) {
      // Not skipped: a JDK that cannot link (no jmods) leaves this promise untested.
      assertThat(jlink.awaitExit()).as("jlink: %s", jlink.output()).isZero();
    }
  }

  private Path writeConfiguration(Path log) throws Exception {
    return Files.write(
        directory.resolve("app-logback.xml"),
        List.of(
            "<configuration>",
            "<appender name='F' class='ch.qos.logback.core.FileAppender'><file>" + log + "</file>",
            "<encoder><pattern>%msg%n</pattern></encoder></appender>",
            "<root level='debug'><appender-ref ref='F'/></root></configuration>"));
  }
}
