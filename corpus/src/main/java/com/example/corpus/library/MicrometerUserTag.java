package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Counts requests with the user as a tag: one meter for each user, for ever. */
@Leak(
    value = "Micrometer meters with a high-cardinality tag",
    holders = {
      "io\\.micrometer\\.core\\.instrument\\.MeterRegistry\\.\\w+",
      "com\\.example\\.corpus\\.library\\.MicrometerUserTag\\.registry"
    },
    sites = {"MicrometerUserTag\\.handle", "micrometer\\.core\\.instrument\\.\\w+"})
public final class MicrometerUserTag implements Program {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private long users;

  private void handle() {
    registry
        .counter(
            "requests", "user", "user-" + users++, "path", "/orders/" + "item".repeat(50) + users)
        .increment();
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
