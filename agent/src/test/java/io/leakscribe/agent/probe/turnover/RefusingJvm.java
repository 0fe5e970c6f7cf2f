package io.leakscribe.agent.probe.turnover;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instrumentation that refuses what it is told to, as a whole, and does the rest. */
final class RefusingJvm {
  private final Instrumentation real;

  /** The classes that were retransformed, in order. */
  final List<Class<?>> taken = new ArrayList<>();

  private @Nullable Throwable refusal;
  private List<Class<?>> refused = List.of();

  RefusingJvm(Instrumentation real) {
    this.real = real;
  }

  /**
   * @param refusal what it throws; null to refuse nothing any more
   * @param classes at which it does; none for all
   */
  void refuse(@Nullable Throwable refusal, Class<?>... classes) {
    this.refusal = refusal;
    this.refused = List.of(classes);
  }

  Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            RefusingJvm.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> answer(method, arguments));
  }

  private Object answer(Method method, Object[] arguments) throws Throwable {
    boolean retransforms = method.getName().equals("retransformClasses");
    List<Class<?>> classes = retransforms ? List.of((Class<?>[]) arguments[0]) : List.of();
    if (retransforms
        && refusal != null
        && (refused.isEmpty() || classes.stream().anyMatch(refused::contains))) {
      throw refusal;
    }
    taken.addAll(classes);
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
