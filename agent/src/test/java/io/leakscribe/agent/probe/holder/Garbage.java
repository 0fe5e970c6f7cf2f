package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Collects garbage until it shows. */
final class Garbage {

  static void collectUntil(BooleanSupplier gone) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!gone.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still reachable after 20 s").isLessThan(deadline);
      System.gc();
    }
  }

  private Garbage() {}
}
