package io.leakscribe.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that is installed here, run in a directory. */
final class Tool {
  private final Path directory;

  Tool(Path directory) {
    this.directory = directory;
  }

  /** Asserts that it ends well, and returns what it says on standard output. */
  String run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile(program, ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(errors.toFile())
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
      return output;
    } catch (IOException e) {
      throw new AssertionError("cannot run " + program + ": install its Debian package", e);
    } finally {
      Files.delete(errors);
    }
  }

  /** Makes a certificate and its key, of the name given. */
  void certificate(String name) throws Exception {
    String line =
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=shop"
            + " -keyout %s.key -out %s.crt";
    run("openssl", line.formatted(name, name).split(" "));
  }
}
