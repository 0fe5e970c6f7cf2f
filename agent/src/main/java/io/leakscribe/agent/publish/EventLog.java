package io.leakscribe.agent.publish;

import io.leakscribe.journal.Event;

/** Where events go; the journal of the run. */
@FunctionalInterface
public interface EventLog {
  /** Takes the event in. Must not throw. */
  void append(Event event);
}
