package io.leakscribe.draft;

import io.leakscribe.journal.DataFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replaces files whole: a reader never sees half of one. */
final class Replace {
  private Replace() {}

  /** Replaces the file, whatever it holds. */
  static void with(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    Path temporary = temporary(file, bytes);
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Replaces the file if it still holds what it held. Comparing and then replacing would leave a
   * moment in which an editor's text is overwritten. So the file is taken away first, which gets
   * just what is there, and the new one is put where none must be by then. A crash in between
   * leaves the file that {@link #recover} puts back.
   *
   * @param expected what it must hold, or null for a file that must not be there
   * @param backup gets the former file; null to delete it
   * @return false when it holds something else by now, which is still there
   */
  static boolean ifStill(Path file, byte @Nullable [] expected, byte[] bytes, @Nullable Path backup)
      throws IOException {
    Path temporary = temporary(file, bytes);
    try {
      if (expected == null) {
        return putNew(temporary, file);
      }
      Path taken = taken(file);
      keepPermissions(file, temporary);
      Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
      boolean isSame = Arrays.equals(Files.readAllBytes(taken), expected);
      if (!isSame || !putNew(temporary, file)) {
        putNew(taken, file);
        Files.deleteIfExists(taken);
        return false;
      }
      return isDone(file, taken, expected, bytes, backup);
    } catch (NoSuchFileException e) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** An editor that writes into the file in place may have done so after it was taken away. */
  private static boolean isDone(
      Path file, Path taken, byte[] expected, byte[] bytes, @Nullable Path backup)
      throws IOException {
    boolean isLate = !Arrays.equals(Files.readAllBytes(taken), expected);
    if (isLate && Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.move(taken, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return false;
    }
    if (backup == null) {
      Files.delete(taken);
    } else {
      // Moved, not copied: what is still written into it is there as well.
      Files.move(
          taken, backup, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }

  /** Puts a file back that a crash has left taken away. */
  static void recover(Path file, Path backup) throws IOException {
    Path taken = taken(file);
    if (Files.exists(taken) && !putNew(taken, file)) {
      Files.move(
          taken, backup, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(taken);
  }

  /** Gives a file a name that must be free. */
  private static boolean putNew(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | IOException e) {
      return copyNew(from, to);
    }
  }

  /** For file systems without links. */
  private static boolean copyNew(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static Path temporary(Path file, byte[] bytes) throws IOException {
    // Not createTempFile: its files are readable by their owner alone, and would stay so.
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      DataFiles.writeNew(temporary, bytes);
      return temporary;
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static Path taken(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".taken");
  }

  /** A group that may edit the document still may. */
  private static void keepPermissions(Path from, Path to) {
    try {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    } catch (UnsupportedOperationException | IOException e) {
      // The new file has those of any new file.
    }
  }
}
