package io.leakscribe.agent.probe.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderSpaceTest {
  @TempDir Path dir;

  @Test
  void without_known_room_nothing_is_recorded() {
    File nowhere = dir.resolve("not there").toFile();

    assertThatThrownBy(() -> RecorderSpace.require(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("MiB of room in");
  }
}
