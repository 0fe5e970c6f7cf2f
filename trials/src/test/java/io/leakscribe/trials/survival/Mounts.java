package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** File systems of a test, unmounted at its end. Aborts the test, and says so, without rights. */
final class Mounts implements AutoCloseable {
  private final Path directory;
  private final Deque<Path> mounted = new ArrayDeque<>();

  Mounts(Path directory) {
    this.directory = directory;
  }

  /** A file system in memory of that many KiB. */
  Path small(int kib) throws Exception {
    Path at = Files.createDirectory(directory.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "tmpfs", at.toString()) == 0,
        "NOT TESTED on a real full disk: this user may not mount");
    mounted.push(at);
    return at;
  }

  /** Makes it read-only, or writable again. */
  void remount(Path at, String how) throws Exception {
    assertThat(run("mount", "-o", "remount," + how, at.toString())).isZero();
  }

  /** A file system on a file. */
  Path loop() throws Exception {
    Path image = directory.resolve("image");
    Path at = Files.createDirectory(directory.resolve("loop"));
    assumeTrue(
        run("truncate", "-s", "16m", image.toString()) == 0
            && run("mkfs.ext4", "-q", "-F", image.toString()) == 0
            && run("mount", "-o", "loop", image.toString(), at.toString()) == 0,
        "NOT TESTED on a frozen file system: this user may not mount a loop device");
    mounted.push(at);
    return at;
  }

  /** Freezes it; it thaws by itself after that time. */
  void freeze(Path at, Duration atMost) throws Exception {
    // Begun before it, and found in memory: nothing below the mount is touched.
    new ProcessBuilder("sh", "-c", "sleep " + atMost.toSeconds() * 3 + "; fsfreeze -u " + at)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    assertThat(run("fsfreeze", "-f", at.toString())).isZero();
  }

  /** Thaws it. */
  void thaw(Path at) {
    run("fsfreeze", "-u", at.toString());
  }

  private static int run(String... command) {
    try {
      Process process =
          new ProcessBuilder(Arrays.asList(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    for (Path at : mounted) {
      run("fsfreeze", "-u", at.toString());
      run("umount", "-l", at.toString());
    }
  }
}
