package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacitiesTest {
  @TempDir Path directory;

  @Test
  void theCountIsABigEndianLong() throws IOException {
    Path count = directory.resolve("steps");

    Files.write(count, new byte[] {0, 0, 0, 0, 0, 0, 1, 2});

    assertThat(Capacities.read(count)).isEqualTo(258);
  }

  @Test
  void aProgramThatNeverBeganHasNoSteps() {
    assertThat(Capacities.read(directory.resolve("none"))).isZero();
  }
}
