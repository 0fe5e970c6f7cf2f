package io.leakscribe.trials.others;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with other versions of the libraries that the agent has, and with its own way of
 * weaving.
 */
final class OldLibrariesIT {
  private static final Path LIBRARIES = Path.of("target", "others", "libraries");
  private static final Path SOURCE =
      Path.of("src", "test", "resources", "others", "OldLibrariesApp.java");
  private static final String HOLDER = "com.shop.old.OldLibrariesApp$Orders.open";
  private static final int ORDERS = 500;

  @TempDir private Path directory;

  @Test
  void each_has_its_own_and_both_weave_the_same_class() throws Exception {
    String classPath = libraries() + File.pathSeparator + directory;
    compile(classPath);
    try (ForkedJvm jvm = start(classPath)) {
      jvm.awaitLine("leakscribe: INFO ready");
      jvm.tell("first");
      jvm.awaitLine("app: took first, advised " + ORDERS + ", counted " + ORDERS);
      Endpoint ours = Endpoint.of(directory);
      ours.awaitMoreThan(0, HOLDER);
      jvm.tell("second");
      jvm.awaitLine("app: took second, advised " + 2 * ORDERS);
      ours.awaitMoreThan(ORDERS + 1, HOLDER);
      jvm.tell("end");
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
      hasItsOwn(jvm.output());
    }
  }

  private static void hasItsOwn(List<String> output) {
    assertThat(output)
        .contains("app: registries 0")
        .anyMatch(line -> line.endsWith("com.shop.old.OldLibrariesApp - app logs"))
        .noneMatch(line -> line.contains("leakscribe: WARN"))
        .noneMatch(line -> line.contains("Error"));
    assertThat(output)
        .filteredOn(line -> line.startsWith("app: has "))
        .hasSize(5)
        .allMatch(line -> line.contains(LIBRARIES.toString()));
  }

  private ForkedJvm start(String classPath) throws Exception {
    return ForkedJvm.in(directory)
        .tool(
            "java",
            "-Xmx128m",
            "-Djdk.attach.allowAttachSelf=true",
            "-javaagent:" + ForkedJvm.agentJar() + "=port=0",
            "-cp",
            classPath,
            "com.shop.old.OldLibrariesApp",
            "--size",
            String.valueOf(ORDERS));
  }

  private void compile(String classPath) throws Exception {
    String to = directory.toString();
    String source = SOURCE.toAbsolutePath().toString();
    try (ForkedJvm javac =
        ForkedJvm.in(directory)
            .tool("javac", "--release", "17", "-proc:none", "-cp", classPath, "-d", to, source)) {
      assertThat(javac.awaitExit()).as("%s", javac.output()).isZero();
    }
  }

  private static String libraries() throws Exception {
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      return jars.map(jar -> jar.toAbsolutePath().toString())
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
