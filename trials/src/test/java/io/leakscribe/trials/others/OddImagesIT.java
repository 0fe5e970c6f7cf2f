package io.leakscribe.trials.others;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.launch.Journals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module, opens nothing, and has a Java of its own from jlink. */
final class OddImagesIT {
  private static final String HOLDER = "holder.com.shop.Main.HELD";
  private static final String MAIN = "shop/com.shop.Main";
  private static final String SOURCE =
      """
      package com.shop;

      public class Main {
        private static final java.util.Map<Integer, byte[]> HELD = new java.util.HashMap<>();

        public static void main(String[] args) throws Exception {
          for (int i = 0; System.in.available() == 0; i++) {
            HELD.put(i, new byte[100]);
            Thread.sleep(5);
          }
          System.out.println("app: bye");
        }
      }
      """;

  @TempDir private Path directory;
  private Path modules;

  @BeforeEach
  void compile() throws Exception {
    Path source = Files.createDirectories(directory.resolve("source"));
    modules = directory.resolve("modules");
    Path info = Files.writeString(source.resolve("module-info.java"), "module shop {}\n");
    Path main = Files.writeString(source.resolve("Main.java"), SOURCE);
    run("javac", "-d", modules.resolve("shop").toString(), info.toString(), main.toString());
  }

  @Test
  void without_flight_recorder_and_server_it_says_so_and_follows_the_holder() throws Exception {
    Path image = link("shop,java.instrument,java.management");
    try (ForkedJvm jvm = start(image)) {
      jvm.awaitLine("leakscribe: INFO ready");
      follows();
      endsWell(jvm);
      assertThat(warnings(jvm))
          .anyMatch(line -> line.contains("build its image with jlink --add-modules jdk.jfr"))
          .anyMatch(
              line -> line.contains("build its image with jlink --add-modules jdk.httpserver"))
          .anyMatch(line -> line.contains("jdk.management"))
          .hasSize(3);
    }
  }

  @Test
  void without_java_instrument_the_jvm_itself_refuses_every_agent() throws Exception {
    Path image = link("shop");
    try (ForkedJvm jvm = start(image)) {
      assertThat(jvm.awaitExit()).isEqualTo(1);
      assertThat(jvm.output()).anyMatch(line -> line.contains("java.instrument"));
    }
  }

  private ForkedJvm start(Path image) throws Exception {
    return ForkedJvm.in(directory).home(image).agent("port=0").startModule(modules, MAIN);
  }

  private void follows() {
    Journals journals = Journals.in(directory.resolve("leakscribe"));
    journals.await(Event.Sample.class, s -> s.series().getOrDefault(HOLDER, 0.0) > 10);
  }

  private static void endsWell(ForkedJvm jvm) throws Exception {
    jvm.tell("end");
    assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
    assertThat(jvm.output()).contains("app: bye");
  }

  private static List<String> warnings(ForkedJvm jvm) {
    return jvm.output().stream().filter(line -> line.contains("leakscribe: WARN")).toList();
  }

  private Path link(String parts) throws Exception {
    String image = directory.resolve("image").toString();
    run("jlink", "--add-modules", parts, "--module-path", modules.toString(), "--output", image);
    return Path.of(image);
  }

  private void run(String tool, String... arguments) throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).tool(tool, arguments)) {
      assertThat(jvm.awaitExit()).as("%s: %s", tool, jvm.output()).isZero();
    }
  }
}
