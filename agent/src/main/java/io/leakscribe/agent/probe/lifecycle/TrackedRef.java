package io.leakscribe.agent.probe.lifecycle;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * One object that is watched without being kept alive. Its class is kept by name, since a reference
 * to the class would keep the application's class loader.
 */
final class TrackedRef extends WeakReference<Object> {
  /** Identity hash of the object: tells the end of an object from the end of another one. */
  final int identity;

  /** The highest level at which this is let in. */
  final int rank;

  final String className;

  /** Whether this tells the end of the object, and not its beginning. */
  final boolean ended;

  /** The object stands for 2^level objects. Sampler thread only. */
  int level;

  /** When the sampler first saw the end, in nanoseconds of its clock. */
  long endedAt;

  /** Reclamations of old memory when the sampler first saw the end. */
  long collectionsAtEnd;

  /** Next in the inbox. */
  @Nullable TrackedRef next;

  TrackedRef(Object object, int identity, int rank, boolean ended) {
    super(object);
    this.identity = identity;
    this.rank = rank;
    this.className = object.getClass().getName();
    this.ended = ended;
  }

  boolean isGone() {
    return refersTo(null);
  }

  long weight() {
    return 1L << level;
  }
}
