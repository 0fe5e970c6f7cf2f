package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.Hooks;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Stands for the bridge: public, since woven classes of other loaders call it. */
public final class TestBridge implements Hooks {
  static final String NAME = "io/leakscribe/agent/probe/lifecycle/TestBridge";

  private static final AtomicReferenceArray<@Nullable BiConsumer<Object, Object>> LISTENERS =
      new AtomicReferenceArray<>(Hooks.CAPACITY);

  public static void fire(int kind, Object subject, Object context) {
    BiConsumer<Object, Object> listener = LISTENERS.get(kind);
    if (listener != null) {
      listener.accept(subject, context);
    }
  }

  @Override
  public void listen(int kind, @Nullable BiConsumer<Object, Object> listener) {
    LISTENERS.set(kind, listener);
  }

  void silence() {
    for (int kind = 0; kind < Hooks.CAPACITY; kind++) {
      LISTENERS.set(kind, null);
    }
  }
}
