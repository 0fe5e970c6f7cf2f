package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.merge.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownFileTest {
  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void file() {
    file = dir.resolve("postmortem.md");
  }

  @Test
  void writes_the_same_files_again_without_touching_them() throws Exception {
    refresh("- a 1");
    Files.writeString(file, Files.readString(file).replace("- a 1", "- a 1\n- mine"));
    refresh("- a 1");
    FileTime old = FileTime.fromMillis(0);
    for (Path each : files()) {
      Files.setLastModifiedTime(each, old);
    }
    refresh("- a 1");
    assertThat(files())
        .allMatch(each -> lastModified(each).equals(old) || each.endsWith(".postmortem.md.lock"));
  }

  @Test
  void keeps_what_a_person_saved_last_in_a_backup() throws Exception {
    refresh("- a 1");
    refresh("- a 2");
    Path backup = dir.resolve("postmortem.md.bak");
    assertThat(backup).doesNotExist();
    String saved = Files.readString(file) + "Mine.\n";
    Files.writeString(file, saved);
    refresh("- a 2");
    refresh("- a 3");
    refresh("- a 4");
    assertThat(backup).content().isEqualTo(saved);
    assertThat(file).content().contains("- a 4").endsWith("Mine.\n");
  }

  @Test
  void tells_the_line_of_a_marker_that_is_missing_and_changes_nothing() throws Exception {
    refresh("- a 1");
    String broken = Files.readString(file).replace("<!-- /leakscribe:x -->\n", "");
    Files.writeString(file, broken);
    Refreshed refreshed = refresh("- a 2");
    assertThat(refreshed.isConflict()).isTrue();
    assertThat(refreshed.messages().get(0)).startsWith("postmortem.md:1: ").contains("has no end");
    assertThat(file).content().isEqualTo(broken);
  }

  @Test
  void leaves_bytes_that_are_no_text() throws Exception {
    refresh("- a 1");
    byte[] latin =
        Files.readString(file).replace("- a 1", "- ä").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin);
    assertThat(refresh("- a 2").messages().get(0)).contains("not UTF-8");
    assertThat(file).hasBinaryContent(latin);
  }

  @Test
  void replaces_a_sealed_draft_of_old_that_nobody_edited() throws Exception {
    Files.writeString(file, sealed("# Draft\n\nText.\n"));
    assertThat(refresh("- a 1").file()).isEqualTo(file);
    assertThat(file).content().contains("<!-- leakscribe:x sha256=");
  }

  @Test
  void leaves_a_sealed_draft_of_old_that_somebody_edited_and_writes_beside_it() throws Exception {
    String edited = sealed("# Draft\n\nText.\n") + "Mine.\n";
    Files.writeString(file, edited);
    Refreshed refreshed = refresh("- a 1");
    assertThat(refreshed.file()).hasFileName("postmortem.new.md").content().contains("- a 1");
    assertThat(file).content().isEqualTo(edited);
    Path newer = refreshed.file();
    Files.writeString(newer, Files.readString(newer) + "Mine.\n");
    refresh("- a 2");
    assertThat(newer).content().contains("- a 2").endsWith("Mine.\n");
    Files.writeString(newer, Files.readString(newer).replace("Mine.\n", ""));
    Files.delete(file);
    refresh("- a 1");
    refresh("- a 1");
    assertThat(refreshed.file()).doesNotExist();
  }

  @Test
  void takes_the_base_from_the_document_beside_once_a_person_took_a_block_from_it()
      throws Exception {
    refresh("- a 1\n- b 1");
    Files.writeString(file, Files.readString(file).replace("- b 1", "- mine"));
    Files.delete(dir.resolve(".postmortem.base.md"));
    Refreshed stuck = refresh("- a 2\n- b 1");
    assertThat(stuck.isConflict()).isTrue();
    assertThat(stuck.messages().get(0)).startsWith("postmortem.md:1: the block 'x' was edited");
    Path newer = dir.resolve("postmortem.new.md");
    Files.writeString(file, Files.readString(newer).replace("- b 1", "- mine"));
    assertThat(refresh("- a 3\n- b 1").isConflict()).isFalse();
    assertThat(file).content().contains("- a 3\n- mine");
    assertThat(newer).doesNotExist();
  }

  @Test
  void loses_nothing_when_a_person_saves_while_several_processes_refresh() throws Exception {
    refresh("- a 0");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    CountDownLatch saved = new CountDownLatch(100);
    Semaphore refreshed = new Semaphore(0);
    List<Future<?>> all = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      int own = writer;
      all.add(
          threads.submit(
              () -> {
                for (int i = 1; saved.getCount() > 0; i++) {
                  refresh("- a " + own + i);
                  refreshed.release();
                }
                return null;
              }));
    }
    for (int i = 0; i < 100; i++) {
      save("Mine " + i + ".");
      saved.countDown();
      // A person does not save more often than drafts are refreshed.
      refreshed.drainPermits();
      assertThat(saved.getCount() == 0 || refreshed.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    refresh("- a 99");
    String text = Files.readString(file);
    for (int i = 0; i < 100; i++) {
      assertThat(text).contains("Mine " + i + ".");
    }
    assertThat(text).contains("- a 99");
  }

  /** As most editors do: writes a new file, and moves it over the old one. */
  private void save(String line) throws IOException {
    Path mine = dir.resolve(".swp");
    while (true) {
      try {
        Files.writeString(mine, Files.readString(file) + line + "\n");
        Files.move(mine, file, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (NoSuchFileException e) {
        // The file is just being replaced; a person would try again.
      }
    }
  }

  @Test
  void merges_what_a_person_opened_many_refreshes_ago() throws Exception {
    refresh("- a 0\n- b 0");
    String opened = Files.readString(file);
    for (int i = 1; i < 9; i++) {
      refresh("- a " + i + "\n- b 0");
    }
    Files.writeString(file, opened.replace("- b 0", "- mine"));
    assertThat(refresh("- a 9\n- b 0").isConflict()).isFalse();
    assertThat(file).content().contains("- a 9\n- mine\n");
  }

  @Test
  void puts_a_document_back_that_a_crash_took_away() throws Exception {
    refresh("- a 1");
    String edited = Files.readString(file) + "Mine.\n";
    Files.writeString(dir.resolve(".postmortem.md.taken"), edited);
    Files.delete(file);
    refresh("- a 2");
    assertThat(file).content().contains("- a 2").endsWith("Mine.\n");
  }

  @Test
  void keeps_permissions_and_a_link_to_somewhere_else() throws Exception {
    Path real = Files.createDirectory(dir.resolve("repository")).resolve("pm.md");
    Files.createSymbolicLink(file, real);
    new MarkdownFile(real, List.of(new Part("x", "- a 1"))).refresh();
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
    refresh("- a 2");
    assertThat(file).isSymbolicLink().content().contains("- a 2");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-rw-r--");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewed by Ann", "Finished"})
  void tells_of_a_status_that_it_does_not_know(String status) throws Exception {
    refresh("- a 1");
    String draft = Files.readString(file);
    Files.writeString(file, "**Status:** " + status + "\n\n" + draft);
    Refreshed refreshed = refresh("- a 2");
    assertThat(refreshed.isConflict()).isFalse();
    assertThat(refreshed.messages())
        .containsExactly(
            "postmortem.md: status '"
                + status
                + "' is not one of Draft, In review, Reviewed, Closed: treated as Draft");
    assertThat(file).content().contains("- a 2");
    Files.writeString(file, "Status: In-Review\n\n" + draft);
    assertThat(refresh("- a 2").messages()).isEmpty();
    Files.writeString(file, "Status: Draft\n\n" + draft);
    assertThat(refresh("- a 2").messages()).isEmpty();
  }

  private Refreshed refresh(String body) throws IOException {
    return new MarkdownFile(file, List.of(new Part("x", body))).refresh().refreshed();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(dir)) {
      return files.toList();
    }
  }

  private static FileTime lastModified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String sealed(String text) {
    try {
      java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.stripTrailing().getBytes(StandardCharsets.UTF_8));
      return "<!-- leakscribe draft sha256="
          + java.util.HexFormat.of().formatHex(hash)
          + " -->\n"
          + text;
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
