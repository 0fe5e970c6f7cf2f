package io.leakscribe.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Servers for tests: on a free port of the loopback address, for everybody. */
final class Servers {
  private Servers() {}

  static LeakServer start(Path dir, Duration patience, Duration refresh, Consumer<String> log)
      throws Exception {
    return LeakServer.start(
        new LeakServer.Settings(
            dir, "127.0.0.1", 0, Set.of(), "here", null, List.of(), patience, refresh),
        log);
  }
}
