package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.PlainLoaders;
import java.lang.ref.Cleaner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;

/** Where a walk goes and where it does not. Thread-safe. */
final class Terrain {
  /**
   * Of these, neither statics are roots nor objects entered: they hold the machinery of the JVM.
   */
  private static final List<String> CLOSED =
      List.of(
          "java.lang.invoke.",
          "java.lang.reflect.",
          "java.lang.module.",
          "java.lang.constant.",
          "java.lang.LeakscribeBridge",
          "java.time.",
          "java.math.",
          "java.util.regex.",
          "java.util.Locale",
          "java.nio.charset.",
          "java.nio.file.",
          "jdk.internal.access.",
          "jdk.internal.classfile.",
          "jdk.internal.jimage.",
          "jdk.internal.loader.",
          "jdk.internal.math.",
          "jdk.internal.misc.",
          "jdk.internal.module.",
          "jdk.internal.org.",
          "jdk.internal.perf.",
          "jdk.internal.ref.",
          "jdk.internal.reflect.",
          "jdk.internal.util.",
          "jdk.internal.vm.",
          "jdk.jfr.",
          "sun.instrument.",
          "sun.invoke.",
          "sun.launcher.",
          "sun.nio.cs.",
          "sun.reflect.",
          "sun.util.",
          "com.sun.org.apache.");

  private static final List<String> TRANSPARENT =
      List.of(
          "java.util.",
          "java.lang.StringBu",
          "java.lang.AbstractStringBuilder",
          "java.lang.ref.",
          "java.io.ByteArrayOutputStream",
          "java.io.CharArrayWriter",
          "java.io.FilterOutputStream",
          "java.io.BufferedOutputStream",
          "java.io.DataOutputStream",
          "java.io.PrintStream",
          "java.io.PrintWriter",
          "java.io.BufferedWriter",
          "java.io.StringWriter");

  /** Insides of caches and collections that are measured from outside, with their bounds. */
  private static final List<String> INSIDES =
      List.of(
          "com.github.benmanes.caffeine.cache.",
          "com.google.common.cache.",
          "com.google.common.collect.",
          "com.googlecode.concurrentlinkedhashmap.");

  private final Predicate<Class<?>> ours;

  /**
   * @param ours classes of our own, which hold much of what others have
   */
  Terrain(Predicate<Class<?>> ours) {
    this.ours = ours;
  }

  /** Whether static fields of the class are roots. */
  boolean isRoot(Class<?> type) {
    return !type.isArray()
        && !type.isHidden()
        && !isClosed(type)
        && PlainLoaders.isPlain(type.getClassLoader());
  }

  /**
   * Whether objects of the class are only a way of holding: an expert would name the field that has
   * them, not one of theirs.
   */
  static boolean isTransparent(Class<?> type) {
    if (Map.class.isAssignableFrom(type)
        || Collection.class.isAssignableFrom(type)
        || Iterable.class.isAssignableFrom(type)
        || ThreadPoolExecutor.class.isAssignableFrom(type)
        || Timer.class.isAssignableFrom(type)) {
      return true;
    }
    String name = type.getName();
    return TRANSPARENT.stream().anyMatch(name::startsWith);
  }

  /** Whether a class of the JDK only holds. */
  static boolean passesOn(String name) {
    return TRANSPARENT.stream().anyMatch(name::startsWith) || name.startsWith("[");
  }

  /** Whether a field of the class is a name that one would give a holder. */
  static boolean names(Class<?> declaring) {
    String name = declaring.getName();
    return !isTransparent(declaring)
        && !name.startsWith("java.lang.Thread")
        && INSIDES.stream().noneMatch(name::startsWith);
  }

  /** Whether the thread is one of our own. */
  boolean isOurs(Thread thread) {
    return thread.getName().startsWith("leakscribe");
  }

  boolean isOurs(Class<?> type) {
    return ours.test(type);
  }

  /**
   * Whether objects of the class are not entered; see {@link Shapes#isLeaf}, which remembers it.
   */
  boolean isLeaf(Class<?> type) {
    return type == String.class
        || type == Object.class
        || type == Class.class
        || (Number.class.isAssignableFrom(type) && type.getName().startsWith("java.lang."))
        || type == Boolean.class
        || type == Character.class
        || type.isEnum()
        || ClassLoader.class.isAssignableFrom(type)
        || ThreadGroup.class.isAssignableFrom(type)
        || type == Module.class
        // Chained to each other: whoever has one would be said to hold them all.
        || Cleaner.Cleanable.class.isAssignableFrom(type)
        || !PlainLoaders.isPlain(type.getClassLoader())
        || isClosed(type);
  }

  private boolean isClosed(Class<?> type) {
    String name = type.getName();
    return ours.test(type) || CLOSED.stream().anyMatch(name::startsWith);
  }
}
