package io.leakscribe.agent.probe.weave;

/** Which classes are woven, by loader and name alone. Thread-safe. */
public interface WeavePolicy {
  /** Whether it may be woven for good: a class of the application, included and not excluded. */
  boolean mayWeave(Class<?> type);

  /** Whether somebody wants it left alone, whatever is suspected of it. */
  boolean isExcluded(Class<?> type);
}
