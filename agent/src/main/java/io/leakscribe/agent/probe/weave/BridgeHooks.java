package io.leakscribe.agent.probe.weave;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks over the bridge class in {@code java.lang}. Only one at a time: a second would hear of
 * the first one's failures. Safe for use by several threads.
 */
public final class BridgeHooks implements Hooks {
  private final AtomicReferenceArray<@Nullable Throwable> failures =
      new AtomicReferenceArray<>(CAPACITY);
  private final Method listen;
  private final Method suspect;

  /** Takes {@code java.lang.LeakscribeBridge}. */
  public BridgeHooks(Class<?> bridge) {
    try {
      listen = bridge.getMethod("listen", int.class, BiConsumer.class);
      suspect = bridge.getMethod("suspect", Object.class);
      BiConsumer<Object, Object> failed = this::failed;
      bridge.getMethod("onFailure", BiConsumer.class).invoke(null, failed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("\"" + bridge + "\" is not the bridge of this version", e);
    }
  }

  @Override
  public void listen(int kind, @Nullable BiConsumer<Object, Object> listener) {
    try {
      listen.invoke(null, kind, listener);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no hook of kind " + kind, e);
    }
  }

  @Override
  public void suspect(@Nullable Object container) {
    try {
      suspect.invoke(null, container);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the bridge takes no suspect", e);
    }
  }

  /**
   * The listeners that threw since the last call, and were taken away by the bridge. To be asked
   * from time to time by one of our own threads, which may log.
   */
  public List<HookFailure> takeFailures() {
    List<HookFailure> taken = new ArrayList<>();
    for (int kind = 0; kind < CAPACITY; kind++) {
      Throwable failure = failures.getAndSet(kind, null);
      if (failure != null) {
        taken.add(new HookFailure(kind, failure));
      }
    }
    return taken;
  }

  // On a thread of the application: no log, no lock.
  private void failed(Object kind, Object failure) {
    failures.set((Integer) kind, (Throwable) failure);
  }
}
