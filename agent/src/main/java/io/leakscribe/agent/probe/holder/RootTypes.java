package io.leakscribe.agent.probe.holder;

import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;

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
          "Ljava/lang/Object;",
          "Ljava/lang/Iterable;",
          "Ljava/lang/StringBuilder;",
          "Ljava/lang/StringBuffer;",
          "Ljava/lang/ThreadLocal;",
          "Ljava/io/ByteArrayOutputStream;",
          "Ljava/util/BitSet;",
          "Ljava/util/Timer;");

  static boolean mayBeRoot(String internalName) {
    return LIBRARIES.stream().noneMatch(internalName::startsWith);
  }

  /** Whether the field may be the beginning of something large. */
  static boolean isBeginning(int access, String descriptor) {
    boolean changes = (access & Opcodes.ACC_FINAL) == 0;
    if (descriptor.charAt(0) == '[') {
      return changes || descriptor.charAt(1) == 'L' || descriptor.charAt(1) == '[';
    }
    return SINGLE.contains(descriptor)
        || descriptor.startsWith("Ljava/util/concurrent/")
        || (changes && descriptor.charAt(0) == 'L' && !descriptor.startsWith("Ljava/"));
  }

  private RootTypes() {}
}
