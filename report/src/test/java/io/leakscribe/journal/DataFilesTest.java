package io.leakscribe.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  @TempDir private Path directory;

  @Test
  void others_get_nothing_of_what_is_made() throws IOException {
    Path below = directory.resolve("a/b");
    DataFiles.createDirectories(below);
    DataFiles.writeNew(below.resolve("file"), "text".getBytes(UTF_8));
    Set<StandardOpenOption> append =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    DataFiles.open(below.resolve("journal"), append).close();

    for (Path made :
        Set.of(below, below.getParent(), below.resolve("file"), below.resolve("journal"))) {
      assertThat(Files.getPosixFilePermissions(made))
          .as("%s", made)
          .doesNotContainAnyElementsOf(OTHERS);
    }
    assertThat(below.resolve("file")).hasContent("text");
  }

  @Test
  void nothing_is_written_through_a_link() throws IOException {
    Path precious = Files.writeString(directory.resolve("precious"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link"), precious);
    Set<StandardOpenOption> write = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    assertThatThrownBy(() -> DataFiles.open(link, write)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> DataFiles.writeNew(link, new byte[1]))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(precious).hasContent("mine");
  }
}
