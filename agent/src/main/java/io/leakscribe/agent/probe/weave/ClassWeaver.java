package io.leakscribe.agent.probe.weave;

import org.jspecify.annotations.Nullable;

/**
 * Rewrites classes of one kind. Called by the transformer on whatever thread loads the class, so it
 * takes no lock, does no I/O, and uses no lambda and no indy string concatenation (either may load
 * classes while a class is loading). May throw: the transformer counts it, leaves the class as it
 * is and switches the weaver off after a few.
 */
public interface ClassWeaver {

  /** Name of the part, for the one log line when it is switched off. */
  String name();

  /**
   * The cheap check: whether the class could be of interest, by its name and loader alone.
   *
   * @param loader never null, never the platform's or our own
   * @param internalName with slashes
   */
  boolean wants(ClassLoader loader, String internalName);

  /**
   * Returns the rewritten class file, or null when the class stays as it is.
   *
   * @param loader the defining loader
   * @param internalName with slashes
   * @param classFile the class as the weavers before this one left it; not to be modified
   */
  byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile);
}
