package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read and write what the agent makes; and a temp directory that is everybody's. */
final class SharedTempIT {
  private static final String NOBODY = "65534";

  @TempDir private Path directory;

  @BeforeEach
  void needsRoot() throws Exception {
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
            && Files.isExecutable(Path.of("/usr/bin/setpriv")),
        "only root can be another user, by setpriv: nothing is tested here");
    mode(directory, "rwxr-xr-x");
    Files.copy(ForkedJvm.agentJar(), directory.resolve("leakscribe.jar"));
    Path main = directory.resolve("classes/io/leakscribe/launch/WaitingApp.class");
    Files.createDirectories(main.getParent());
    Files.copy(
        ForkedJvm.placeOf(WaitingApp.class).resolve("io/leakscribe/launch/WaitingApp.class"),
        main,
        StandardCopyOption.REPLACE_EXISTING);
    mode(Files.createDirectory(directory.resolve("temp")), "rwxrwxrwx");
    mode(Files.createDirectory(directory.resolve("work")), "rwxrwxrwx");
  }

  @Test
  void nothing_is_for_others_whatever_the_umask() throws Exception {
    run("000", "dir=" + directory.resolve("work/data"));
    assertThat(made(directory.resolve("work/data")))
        .hasSizeGreaterThan(3)
        .allSatisfy(made -> assertThat(made).endsWith("---"));
    run("022", "dir=" + directory.resolve("work/usual"));
    assertThat(made(directory.resolve("work/usual"))).containsOnly("rwxr-x---", "rw-r-----");
  }

  @Test
  void a_directory_of_somebody_else_is_not_used_even_if_he_lets_us() throws Exception {
    Path trap = Files.createDirectory(directory.resolve("temp/leakscribe"));
    mode(trap, "rwxrwxrwx");
    String output = run("022", "dir=/proc/no");
    assertThat(trap).isEmptyDirectory();
    Path used = directory.resolve("temp/leakscribe-nobody");
    assertThat(output).contains("using \"" + used + "\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(used)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_link_to_elsewhere_is_not_followed() throws Exception {
    Path target = Files.createDirectory(directory.resolve("work/target"));
    mode(target, "rwxrwxrwx");
    for (String name : List.of("leakscribe", "leakscribe-nobody")) {
      Files.createSymbolicLink(directory.resolve("temp").resolve(name), target);
    }
    assertThat(run("022", "dir=/proc/no")).contains("nothing will be kept on disk");
    assertThat(target).isEmptyDirectory();
  }

  /** An application of nobody's, from its start to its end; what it wrote to its output. */
  private String run(String umask, String options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY));
    command.addAll(List.of("--clear-groups", "sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    command.add(ForkedJvm.javaHome().resolve("bin/java").toString());
    command.add("-javaagent:" + directory.resolve("leakscribe.jar") + "=port=-1," + options);
    command.add("-Duser.name=nobody");
    command.add("-Djava.io.tmpdir=" + directory.resolve("temp"));
    command.addAll(List.of("-cp", directory.resolve("classes").toString()));
    command.add(WaitingApp.class.getName());
    try (ForkedJvm jvm = ForkedJvm.in(directory.resolve("work")).command(command)) {
      jvm.awaitLine("leakscribe: INFO ready");
      jvm.tell("stop");
      assertThat(jvm.awaitExit()).isZero();
      return String.join("\n", jvm.output());
    }
  }

  private static List<String> made(Path root) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      List<String> modes = new ArrayList<>();
      for (Path one : (Iterable<Path>) all::iterator) {
        modes.add(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(one, LinkOption.NOFOLLOW_LINKS)));
      }
      return modes;
    }
  }

  private static void mode(Path path, String mode) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
