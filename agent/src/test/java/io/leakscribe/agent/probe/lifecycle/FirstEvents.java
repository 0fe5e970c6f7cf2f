package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.probe.holder.Peek;
import io.leakscribe.agent.probe.weave.Hooks;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A probe that looks once before it is told of anything. To be loaded anew. */
public final class FirstEvents implements Runnable {
  private final Runnable looked;

  public FirstEvents(Runnable looked) {
    this.looked = looked;
  }

  @Override
  public void run() {
    LifecycleProbe probe =
        new LifecycleProbe(
            64,
            List.of(),
            System::nanoTime,
            Instant::now,
            new Peek(type -> {}),
            CacheNamer.NONE,
            HolderFinder.NONE);
    Map<Integer, BiConsumer<Object, Object>> listeners = new HashMap<>();
    Hooks hooks = listeners::put;
    probe.listen(hooks);
    List<LifecycleReading> readings = probe.sample(0);
    if (!readings.isEmpty()) {
      throw new AssertionError(readings);
    }
    Object session = new Object();
    Object cache = new Object();
    looked.run();
    listeners.get(Hooks.SESSION_CREATED).accept(session, Object.class);
    listeners.get(Hooks.SESSION_ENDED).accept(session, Object.class);
    listeners.get(Hooks.TRACKED_CONSTRUCTED).accept(session, Object.class);
    listeners.get(Hooks.ENTRY_REMOVED).accept(session, cache);
  }
}
