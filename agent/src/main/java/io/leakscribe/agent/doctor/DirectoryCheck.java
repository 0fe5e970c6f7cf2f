package io.leakscribe.agent.doctor;

import io.leakscribe.incident.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Whether journals and drafts can be kept. Makes no directory. */
final class DirectoryCheck {
  private static final String NAME = "dir";
  private static final String TODO = "set dir to a directory that the service's user can write";

  /** A journal may take 16 MiB, and each incident a few. */
  private static final long LITTLE = 64L << 20;

  private DirectoryCheck() {}

  /**
   * Checks the directory, or where it would be made.
   *
   * @param dir absolute, for us
   * @param shown as its user knows it
   * @param writable whether that user can make files in a directory that is there
   */
  static Check of(Path dir, String shown, Predicate<Path> writable) {
    Path there = dir;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !writable.test(there)) {
      return Check.fail(
          NAME, "'" + shown + "' cannot be written: journals would go to the temp directory", TODO);
    }
    return space(there, "'" + shown + "'" + (there.equals(dir) ? "" : " (not there yet)"));
  }

  private static Check space(Path there, String shown) {
    long free = there.toFile().getUsableSpace();
    String what = shown + " can be written, " + Format.bytes(free) + " free";
    return free >= LITTLE
        ? Check.ok(NAME, what)
        : Check.warn(
            NAME, what, "free the disk, or set dir to a larger one: it should have 64 MiB");
  }

  /** Permission bits do not tell of read-only mounts and quotas; a file that was written does. */
  static boolean canWrite(Path directory) {
    try {
      Files.delete(Files.createTempFile(directory, ".leakscribe-", ".tmp"));
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }
}
