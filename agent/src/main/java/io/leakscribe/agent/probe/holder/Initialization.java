package io.leakscribe.agent.probe.holder;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Says whether a class is initialised. Reading a static field of one that is not would run its
 * static initialiser, or wait for the thread that runs it.
 */
@FunctionalInterface
public interface Initialization {

  /** May say no of an initialised class, never yes of another. */
  boolean isDone(Class<?> type);

  /** Asks the JVM, through the one internal method that neither initialises nor waits. */
  static Initialization by(ModuleOpener opener) {
    try {
      Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
      opener.open(type);
      Method getUnsafe = type.getDeclaredMethod("getUnsafe");
      Method shouldBeInitialized = type.getDeclaredMethod("shouldBeInitialized", Class.class);
      getUnsafe.setAccessible(true);
      shouldBeInitialized.setAccessible(true);
      Object unsafe = getUnsafe.invoke(null);
      return asked -> isDone(shouldBeInitialized, unsafe, asked);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return asked -> false;
    }
  }

  private static boolean isDone(Method shouldBeInitialized, Object unsafe, Class<?> type) {
    try {
      return Boolean.FALSE.equals(shouldBeInitialized.invoke(unsafe, type));
    } catch (IllegalAccessException | InvocationTargetException unknown) {
      return false;
    }
  }
}
