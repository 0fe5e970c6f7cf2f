package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.ModuleOpener;
import io.leakscribe.agent.probe.holder.StoppedLoader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads references out of objects without running any code of theirs, through the JDK's internal
 * {@code Unsafe}: it also reads hidden classes and records, keeps no accessor for each field, and
 * does not warn as the public one does since JDK 24. Thread-safe.
 *
 * <p>Danger: an offset that does not belong to the object's class reads something else. All offsets
 * come from {@link Shapes}, and are used on objects of the class that they were asked for.
 */
final class Memory {
  private static final Object HERE = new Object();

  private final MethodHandle reference;
  private final MethodHandle offset;
  private final MethodHandle staticOffset;
  private final MethodHandle declaredFields;
  private final MethodHandle liveThreads;

  private Memory(ModuleOpener opener) throws ReflectiveOperationException {
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    MethodHandles.Lookup lookup = inside(type, opener);
    Object unsafe = lookup.unreflectVarHandle(type.getDeclaredField("theUnsafe")).get();
    reference =
        bound(lookup, unsafe, "getReferenceAcquire", Object.class, Object.class, long.class);
    offset = bound(lookup, unsafe, "objectFieldOffset", long.class, Field.class);
    staticOffset = bound(lookup, unsafe, "staticFieldOffset", long.class, Field.class);
    declaredFields =
        inside(Class.class, opener)
            .findVirtual(
                Class.class,
                "getDeclaredFields0",
                MethodType.methodType(Field[].class, boolean.class));
    liveThreads =
        inside(Thread.class, opener)
            .findStatic(Thread.class, "getThreads", MethodType.methodType(Thread[].class));
  }

  /** Throws where this JVM does not let us in, or keeps static fields elsewhere than others do. */
  static Memory open(ModuleOpener opener) throws ReflectiveOperationException {
    Memory memory = new Memory(opener);
    Field probe = Memory.class.getDeclaredField("HERE");
    if (memory.reference(Memory.class, memory.staticOffset(probe)) != HERE) {
      throw new NoSuchFieldException("static fields are not with their class");
    }
    return memory;
  }

  /** The reference at the offset; the object must be of the class that the offset belongs to. */
  @Nullable Object reference(Object base, long at) {
    try {
      return (Object) reference.invokeExact(base, at);
    } catch (Throwable failure) {
      throw passedOn(failure);
    }
  }

  /** Offset of an instance field. */
  long offset(Field field) {
    try {
      return (long) offset.invokeExact(field);
    } catch (Throwable failure) {
      throw passedOn(failure);
    }
  }

  /** Offset of a static field, from the class. */
  long staticOffset(Field field) {
    try {
      return (long) staticOffset.invokeExact(field);
    } catch (Throwable failure) {
      throw passedOn(failure);
    }
  }

  /**
   * The declared fields, without the copies that {@link Class#getDeclaredFields} leaves behind, and
   * without its filter. As that one it resolves the types of the fields, which may load them: none
   * at all where a type is missing, or where it is too late to ask.
   */
  Field[] fields(Class<?> type) {
    if (!StoppedLoader.mayAsk(type)) {
      return new Field[0];
    }
    try {
      Field[] fields = (Field[]) declaredFields.invokeExact(type, false);
      StoppedLoader.asked(type);
      return fields;
    } catch (OutOfMemoryError full) {
      throw full; // says nothing about the class
    } catch (Throwable missing) {
      return new Field[0];
    }
  }

  /** All live platform threads; no safepoint, no lock of a thread group. */
  Thread[] threads() {
    try {
      Thread[] live = (Thread[]) liveThreads.invokeExact();
      return live == null ? new Thread[0] : live;
    } catch (Throwable failure) {
      throw passedOn(failure);
    }
  }

  /** Want of memory stays want of memory: whoever reads on says nothing is wrong with the JVM. */
  static RuntimeException passedOn(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  private static MethodHandles.Lookup inside(Class<?> type, ModuleOpener opener)
      throws IllegalAccessException {
    opener.open(type);
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static MethodHandle bound(
      MethodHandles.Lookup lookup,
      Object unsafe,
      String name,
      Class<?> result,
      Class<?>... arguments)
      throws ReflectiveOperationException {
    return lookup
        .findVirtual(unsafe.getClass(), name, MethodType.methodType(result, arguments))
        .bindTo(unsafe);
  }
}
