package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.Hooks;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Stands in for the bridge: woven test classes call it, it calls the listeners. */
public final class FakeBridge implements Hooks {

  static final String NAME = "io/leakscribe/agent/probe/holder/FakeBridge";

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static final BiConsumer<Object, Object>[] LISTENERS = new BiConsumer[CAPACITY];

  @Override
  public void listen(int kind, @Nullable BiConsumer<Object, Object> listener) {
    LISTENERS[kind] = listener;
  }

  public static void fire(int kind, Object subject, Object context) {
    BiConsumer<Object, Object> listener = LISTENERS[kind];
    if (listener != null) {
      listener.accept(subject, context);
    }
  }
}
