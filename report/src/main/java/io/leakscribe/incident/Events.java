package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.ReadPlan;
import java.util.function.Consumer;

/** Events that can be gone through more than once, roughly in the order of time. */
@FunctionalInterface
public interface Events {
  /** Hands on every event. */
  void forEach(Consumer<Event> to);

  /**
   * Hands on every event; samples that are not wanted may come without their values, which is much
   * quicker.
   */
  default void forEach(ReadPlan.Samples wanted, Consumer<Event> to) {
    forEach(
        event -> {
          if (!(event instanceof Event.Sample) || wanted.wanted(event.origin())) {
            to.accept(event);
          } else {
            to.accept(new Event.Sample(event.origin(), null, 0, java.util.Map.of()));
          }
        });
  }
}
