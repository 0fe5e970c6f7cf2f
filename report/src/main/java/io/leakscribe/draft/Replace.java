package io.leakscribe.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replaces a file in one step: a reader sees the old one or the new one. */
final class Replace {
  private Replace() {}

  static void with(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      ifStill(file, null, bytes, false);
    }
  }

  /**
   * Replaces the file if it still holds what it held.
   *
   * @param expected what it must hold, or null for a file that is not there; not looked at unless
   *     {@code guarded}
   * @return false when it holds something else by now
   */
  static boolean ifStill(Path file, byte @Nullable [] expected, byte[] bytes, boolean guarded)
      throws IOException {
    // Not createTempFile: its files are readable by their owner alone, and would stay so.
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(temporary, bytes);
      if (guarded && !holds(file, expected)) {
        return false;
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static boolean holds(Path file, byte @Nullable [] expected) throws IOException {
    return expected == null
        ? !Files.exists(file)
        : Files.exists(file) && Arrays.equals(Files.readAllBytes(file), expected);
  }
}
