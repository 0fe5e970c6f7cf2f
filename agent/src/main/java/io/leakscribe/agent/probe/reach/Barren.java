package io.leakscribe.agent.probe.reach;

/**
 * Classes without static fields that could refer to anything, which are most: later walks need not
 * ask again, and reflection is the dearest part of a walk. Not thread-safe.
 */
final class Barren {
  /** More than live at a time; an application may make classes for ever. */
  private static final int MOST = 200_000;

  private IdentityMarks classes = new IdentityMarks();

  void add(Class<?> type) {
    if (classes.size() >= MOST) {
      classes = new IdentityMarks();
    }
    classes.add(type);
  }

  boolean contains(Class<?> type) {
    return classes.contains(type);
  }
}
