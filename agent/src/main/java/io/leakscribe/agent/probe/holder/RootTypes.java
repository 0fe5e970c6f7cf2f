package io.leakscribe.agent.probe.holder;

import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a field whether objects of its class may keep much in a way of their own, so that a
 * walk should know some of them: they may be reachable from nothing but the stack of a thread,
 * which no walk can read.
 */
final class RootTypes {
  /** Their objects hang on statics and threads; rewriting their many classes would cost. */
  private static final List<String> LIBRARIES =
      List.of(
          "org/springframework/",
          "org/hibernate/",
          "org/apache/",
          "org/eclipse/",
          "org/jboss/",
          "com/fasterxml/",
          "com/google/",
          "ch/qos/",
          "io/netty/",
          "io/micrometer/",
          "net/bytebuddy/",
          "kotlin/",
          "scala/",
          "groovy/");

  private static final Set<String> SINGLE =
      Set.of(
          "Ljava/lang/Iterable;",
          "Ljava/lang/StringBuilder;",
          "Ljava/lang/StringBuffer;",
          "Ljava/lang/ThreadLocal;",
          "Ljava/io/ByteArrayOutputStream;",
          "Ljava/util/BitSet;",
          "Ljava/util/Timer;");

  /**
   * Of what is in these, some keep what is registered with them, and hardly any come in numbers.
   */
  private static final List<String> REGISTRIES =
      List.of(
          "Ljava/beans/",
          "Ljava/lang/ref/Cleaner;",
          "Ljava/net/CookieManager;",
          "Ljava/net/CookieStore;",
          "Ljava/net/http/HttpClient;",
          "Ljava/util/logging/",
          "Ljava/util/prefs/",
          "Lcom/sun/net/httpserver/HttpServer;",
          "Ljavax/management/",
          "Ljavax/swing/event/");

  /**
   * What passes through in great numbers and lives for a few instructions. A call with the object
   * as its argument would cost more than itself: the compiler could not do without the object any
   * more.
   */
  private static final Set<String> PASSING =
      Set.of(
          "java/util/Iterator",
          "java/util/ListIterator",
          "java/util/Enumeration",
          "java/util/Spliterator",
          "java/util/Map$Entry");

  static boolean mayBeRoot(String internalName) {
    for (String library : LIBRARIES) {
      if (internalName.startsWith(library)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the field may be the beginning of something large. */
  static boolean isBeginning(int access, String descriptor) {
    boolean changes = (access & Opcodes.ACC_FINAL) == 0;
    if (descriptor.charAt(0) == '[') {
      return changes || descriptor.charAt(1) == 'L' || descriptor.charAt(1) == '[';
    }
    if (descriptor.equals("Ljava/lang/Object;")) {
      // A final one is nearly always a value of a type parameter: a pair, an optional, a lambda.
      return changes;
    }
    return SINGLE.contains(descriptor)
        || descriptor.startsWith("Ljava/util/concurrent/")
        || (descriptor.startsWith("Ljava/io/") && isWrittenTo(descriptor))
        || isRegistry(descriptor)
        || (changes && descriptor.charAt(0) == 'L' && !descriptor.startsWith("Ljava/"));
  }

  // A plain loop: it is asked for each field of each class that is loaded.
  private static boolean isRegistry(String descriptor) {
    for (String registry : REGISTRIES) {
      if (descriptor.startsWith(registry)) {
        return true;
      }
    }
    return false;
  }

  /** What is written may end in a buffer, behind any number of streams around it. */
  private static boolean isWrittenTo(String descriptor) {
    return descriptor.endsWith("OutputStream;")
        || descriptor.endsWith("PrintStream;")
        || descriptor.endsWith("Writer;");
  }

  /** Whether objects of such a class are values or cursors, and not the beginning of anything. */
  static boolean isPassing(@Nullable String superName, String @Nullable [] interfaces) {
    if ("java/lang/Record".equals(superName)) {
      return true;
    }
    if (interfaces != null) {
      for (String each : interfaces) {
        if (PASSING.contains(each)) {
          return true;
        }
      }
    }
    return false;
  }

  private RootTypes() {}
}
