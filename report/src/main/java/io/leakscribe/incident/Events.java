package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import java.util.function.Consumer;

/** Events that can be gone through more than once, roughly in the order of time. */
@FunctionalInterface
public interface Events {
  /** Hands on every event. */
  void forEach(Consumer<Event> to);
}
