package io.leakscribe.agent.probe.heap;

/** Where collections are heard of. */
interface GcSource extends AutoCloseable {

  /** Asks a source that has to be asked; called before readings are taken. */
  default void poll() {}

  @Override
  void close();
}
