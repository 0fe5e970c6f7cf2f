package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.probe.weave.ClassFiles;
import io.leakscribe.agent.probe.weave.Hooks;
import java.lang.instrument.ClassFileTransformer;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes it was asked for when they are retransformed, and no other. It sees them as
 * the weavers of the whole life left them, since it was added last.
 *
 * <p>Asked and read by the agent's thread, which is the one that retransforms; what other threads
 * load meanwhile is none of the asked. Another agent may retransform one of them on its thread.
 */
final class TurnoverTransformer implements ClassFileTransformer {
  private final String bridge;
  private final Map<String, String> removalCode = new ConcurrentHashMap<>();
  private final Set<String> trimmed = ConcurrentHashMap.newKeySet();
  private final Set<String> swept = ConcurrentHashMap.newKeySet();
  private final Map<String, String> getters = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> sweepers = new ConcurrentHashMap<>();
  private final Invocations invocations = new Invocations();
  private volatile List<WeakReference<Class<?>>> asked = List.of();
  private volatile List<WeakReference<Class<?>>> containers = List.of();
  private volatile @Nullable Throwable failure;
  private long nanos;

  TurnoverTransformer() {
    this(Hooks.BRIDGE);
  }

  TurnoverTransformer(String bridge) {
    this.bridge = bridge;
  }

  /**
   * From the next retransformation on, weaves these classes only.
   *
   * @param classes whose calls are woven
   * @param ofContainers whose own methods are woven
   */
  void ask(List<WeakReference<Class<?>>> classes, List<WeakReference<Class<?>>> ofContainers) {
    asked = List.copyOf(classes);
    containers = List.copyOf(ofContainers);
  }

  /** What went wrong since the last call; the class was left as it was. */
  @Nullable Throwable takeFailure() {
    Throwable taken = failure;
    failure = null;
    return taken;
  }

  /** Time spent here since the last call: the application runs on meanwhile. */
  long takeNanos() {
    long taken = nanos;
    nanos = 0;
    return taken;
  }

  /** A method of the woven classes that could remove from the holder, {@code Registry.expire}. */
  @Nullable String removalCode(String holder) {
    return removalCode.get(holder);
  }

  /** Whether the code of the woven classes that adds to the holder could make room, too. */
  boolean isTrimmed(String holder) {
    return trimmed.contains(holder);
  }

  /** Whether code of the woven classes that could remove goes by what it finds in the holder. */
  boolean isSwept(String holder) {
    return swept.contains(holder);
  }

  /** Methods of the woven classes that remove by what they find. */
  Set<String> sweepers(String holder) {
    return sweepers.getOrDefault(holder, Set.of());
  }

  /** Methods of the woven classes that empty the holder in a loop, with the code that does. */
  Map<String, String> loopsEmptying(String holder) {
    return invocations.loopsEmptying(holder);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (redefined == null || (!refersTo(asked, redefined) && !refersTo(containers, redefined))) {
      return null;
    }
    long start = System.nanoTime();
    try {
      return ClassFiles.hasClassConstants(classFile) ? weave(redefined, classFile) : null;
    } catch (Throwable e) {
      failure = e;
      return null;
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static boolean refersTo(List<WeakReference<Class<?>>> classes, Class<?> type) {
    for (WeakReference<Class<?>> reference : classes) {
      if (reference.refersTo(type)) {
        return true;
      }
    }
    return false;
  }

  private byte @Nullable [] weave(Class<?> redefined, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    CallScan scan = new CallScan(getters, invocations);
    reader.accept(scan, ClassReader.SKIP_FRAMES);
    if (refersTo(containers, redefined)) {
      boolean ofJdk = redefined.getClassLoader() == null;
      return new EntryInserter(reader, bridge, ofJdk, scan.delegating).run();
    }
    removalCode.putAll(scan.removalCode);
    trimmed.addAll(scan.trimmed);
    swept.addAll(scan.swept);
    scan.sweepers.forEach(
        (holder, methods) -> sweepers.merge(holder, methods, TurnoverTransformer::union));
    return scan.calls ? new CallInserter(reader, scan, bridge).run() : null;
  }
}
