package io.leakscribe.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes files and directories that others than the owner and the group can neither read nor write,
 * whatever the umask; the umask takes away further. What is there keeps its permissions. A file is
 * never opened through a symbolic link: somebody else could have put it there.
 *
 * <p>On file systems without POSIX permissions they are made like any others.
 */
public final class DataFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final FileAttribute<?>[] DIRECTORY = mode("rwxrwx---");
  private static final FileAttribute<?>[] FILE = mode("rw-rw----");

  private DataFiles() {}

  /**
   * Makes a directory, and those above it that are missing.
   *
   * @throws IOException when it cannot be made, or something else has that name
   */
  public static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, DIRECTORY);
  }

  /**
   * Makes the directory that a file is to be in.
   *
   * @throws IOException when it cannot be made
   */
  public static void createParent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      createDirectories(parent);
    }
  }

  /**
   * Opens a file, and makes it when the options say so.
   *
   * @throws IOException when it cannot be opened, or is a symbolic link
   */
  public static FileChannel open(Path file, Set<StandardOpenOption> options) throws IOException {
    return FileChannel.open(file, withoutLinks(options), FILE);
  }

  /**
   * Makes a file that is not there yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException when something has that name
   * @throws IOException when it cannot be written; a part of it may be there
   */
  public static void writeNew(Path file, byte[] bytes) throws IOException {
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  private static Set<OpenOption> withoutLinks(Set<StandardOpenOption> options) {
    Set<OpenOption> all = new HashSet<>(options);
    all.add(LinkOption.NOFOLLOW_LINKS);
    return all;
  }

  private static FileAttribute<?>[] mode(String mode) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
