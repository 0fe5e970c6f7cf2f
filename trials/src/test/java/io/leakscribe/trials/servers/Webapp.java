package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * The web application below {@code src/test/webapp}, compiled against the servlet API of a server
 * and packed as that server takes it.
 */
final class Webapp {
  private static final Path SOURCES = Path.of("src/test/webapp").toAbsolutePath();

  /** For servers of today. */
  static Path jakarta(Path war, Path servletApi) throws IOException {
    return pack(war, servletApi, "jakarta.servlet");
  }

  /** For servers of before Jakarta EE 9. */
  static Path javax(Path war, Path servletApi) throws IOException {
    return pack(war, servletApi, "javax.servlet");
  }

  private static Path pack(Path war, Path servletApi, String servlet) throws IOException {
    Path work = Files.createTempDirectory("webapp");
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d"));
    arguments.addAll(List.of(work.resolve("classes").toString(), "-cp", servletApi.toString()));
    for (Path source : filesBelow(SOURCES)) {
      Path copy = work.resolve("sources").resolve(SOURCES.relativize(source));
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, Files.readString(source).replace("jakarta.servlet", servlet));
      arguments.add(copy.toString());
    }
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(errors).as("errors of the compiler").isZero();
    try (OutputStream file = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Path type : filesBelow(work.resolve("classes"))) {
        jar.putNextEntry(
            new ZipEntry("WEB-INF/classes/" + work.resolve("classes").relativize(type)));
        Files.copy(type, jar);
      }
    }
    return war;
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Webapp() {}
}
