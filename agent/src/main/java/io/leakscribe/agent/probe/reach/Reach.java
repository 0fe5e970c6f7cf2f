package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.Containers;
import io.leakscribe.agent.probe.holder.ElementWalk;
import io.leakscribe.agent.probe.holder.EntrySizes;
import io.leakscribe.agent.probe.holder.Initialization;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What walks and measurements need of the JVM. */
record Reach(
    Memory memory,
    Terrain terrain,
    Containers containers,
    Initialization initialization,
    EntrySizes sizes,
    Barren barren) {

  /**
   * Throws where the JVM does not let us in.
   *
   * @param ours classes that are not entered
   * @param shallow bytes of one object
   */
  static Reach open(ModuleOpener opener, Predicate<Class<?>> ours, ToLongFunction<Object> shallow)
      throws ReflectiveOperationException {
    Containers containers = new Containers(opener);
    ElementWalk walk = new ElementWalk(containers.peek());
    return new Reach(
        Memory.open(opener),
        new Terrain(ours),
        containers,
        Initialization.by(opener),
        new EntrySizes(walk, containers.peek(), shallow, System::nanoTime),
        new Barren());
  }
}
