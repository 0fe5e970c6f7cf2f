package io.leakscribe.agent.probe.lifecycle;

import java.lang.ref.WeakReference;
import java.util.List;

/** Finds the holder fields in whose containers objects are. */
@FunctionalInterface
public interface HolderFinder {

  /** Finds nothing. */
  HolderFinder NONE = objects -> List.of();

  /**
   * Returns the holders in which any of the objects is, as key, value or element, most frequent
   * first. Called seldom, on the sampler's thread.
   *
   * @param objects at most a few dozen
   */
  List<String> find(List<WeakReference<?>> objects);
}
