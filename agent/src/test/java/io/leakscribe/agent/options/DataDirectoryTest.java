package io.leakscribe.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
  private final List<String> warnings = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void is_made_where_it_was_asked_for() {
    Path asked = directory.resolve("a/b");
    assertThat(resolve(directory, asked)).isEqualTo(asked).isEmptyDirectory();
    assertThat(warnings).isEmpty();
  }

  @Test
  void is_in_the_temp_directory_where_the_asked_one_cannot_be() throws IOException {
    Path asked = Files.createFile(directory.resolve("file")).resolve("dir");
    assertThat(resolve(directory, asked))
        .isEqualTo(directory.resolve("leakscribe"))
        .isEmptyDirectory();
    assertThat(warnings).singleElement().asString().contains("\"" + asked + "\"", "using \"");
  }

  @Test
  void has_the_users_name_where_another_users_is_in_the_way() throws IOException {
    Path file = Files.createFile(directory.resolve("leakscribe"));
    assertThat(resolve(directory, file.resolve("dir")))
        .isEqualTo(
            directory.resolve("leakscribe-" + FileNames.safe(System.getProperty("user.name"))));
  }

  @Test
  void is_not_in_a_temp_directory_that_others_may_write_or_that_is_a_link() throws IOException {
    Path asked = Files.createFile(directory.resolve("file")).resolve("dir");
    Path open = Files.createDirectory(directory.resolve("leakscribe"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    String own = "leakscribe-" + FileNames.safe(System.getProperty("user.name"));
    Files.createSymbolicLink(directory.resolve(own), elsewhere);

    assertThat(resolve(directory, asked)).isNull();
    assertThat(open).isEmptyDirectory();
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void is_missing_where_nothing_can_be_written() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(resolve(file, file.resolve("dir"))).isNull();
    assertThat(warnings).singleElement().asString().contains("nothing will be kept on disk");
  }

  private Path resolve(Path temporary, Path asked) {
    return new DataDirectory(temporary, warnings::add).resolve(asked);
  }
}
