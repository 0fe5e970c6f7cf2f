package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.Containers;
import io.leakscribe.agent.probe.holder.Initialization;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import java.util.function.Predicate;

/** What walks and measurements need of the JVM. */
record Reach(Memory memory, Terrain terrain, Containers containers, Initialization initialization) {

  /**
   * Throws where the JVM does not let us in.
   *
   * @param ours classes that are not entered
   */
  static Reach open(ModuleOpener opener, Predicate<Class<?>> ours)
      throws ReflectiveOperationException {
    return new Reach(
        Memory.open(opener), new Terrain(ours), new Containers(opener), Initialization.by(opener));
  }
}
