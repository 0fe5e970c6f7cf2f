package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A library below a process that makes its disk hang or its clock go wrong; see mishap.c. */
final class Mishap {
  private final Path library;
  private final Path stuck;
  private final Path clock;

  private Mishap(Path library, Path stuck, Path clock) {
    this.library = library;
    this.stuck = stuck;
    this.clock = clock;
  }

  /** Compiles it; aborts the test, and says so, where that cannot be. */
  static Mishap in(Path directory) throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && Files.exists(Path.of("/usr/bin/gcc")),
        "NOT TESTED: there is no gcc (package gcc and libc6-dev) to make a disk hang with");
    Path source =
        Path.of(System.getProperty("leakscribe.root", ".."), "trials/src/test/c/mishap.c");
    Path library = directory.resolve("mishap.so");
    try (ForkedJvm gcc =
        ForkedJvm.in(directory)
            .command(
                List.of(
                    "gcc",
                    "-O1",
                    "-shared",
                    "-fPIC",
                    "-o",
                    library.toString(),
                    source.toAbsolutePath().toString(),
                    "-ldl"))) {
      assertThat(gcc.awaitExit()).as("%s", gcc.output()).isZero();
    }
    return new Mishap(library, directory.resolve("stuck"), directory.resolve("clock"));
  }

  /** Puts it below a process. */
  ForkedJvm.Builder below(ForkedJvm.Builder builder, Path data) {
    return builder
        .environment("LD_PRELOAD", library.toString())
        .environment("MISHAP_DIR", data.toString())
        .environment("MISHAP_STUCK", stuck.toString())
        .environment("MISHAP_CLOCK", clock.toString());
  }

  /** From now on the disk does not answer. */
  void hang() throws IOException {
    Files.createFile(stuck);
  }

  /** The disk answers again. */
  void goOn() throws IOException {
    Files.deleteIfExists(stuck);
  }

  /** Sets the wall clock wrong by so many seconds. */
  void clockIsWrongBy(long seconds) throws IOException {
    Path whole = clock.resolveSibling("clock.new");
    Files.writeString(whole, Long.toString(seconds));
    Files.move(whole, clock, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
