package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.ClassBytes;
import io.leakscribe.agent.probe.weave.ClassFiles;
import io.leakscribe.agent.probe.weave.ClassWeaver;
import io.leakscribe.agent.probe.weave.Hooks;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes classes that declare holders tell of their objects: a call of the bridge at the end of
 * constructors and of the static initialiser. Changes method bodies only, so it may be used for
 * retransformation. Thread-safe.
 *
 * <p>Classes that may keep much in a way of their own tell of their objects too, see {@link
 * RootTypes}. Most classes are neither and cost one scan of their fields. Class files older than
 * Java 5, in which a class constant cannot be loaded, and newer ones than the bundled ASM knows are
 * left alone.
 */
public final class HolderWeaver implements ClassWeaver {

  private static final String[] CONTAINERS = {
    "com/github/benmanes/caffeine/",
    "com/google/common/cache/",
    "com/google/common/collect/",
    "com/googlecode/concurrentlinkedhashmap/",
    "org/ehcache/impl/internal/",
    "org/springframework/util/Concurrent",
    "org/springframework/util/LinkedMultiValueMap",
    "org/springframework/util/LinkedCaseInsensitiveMap",
  };

  private final HolderIndex index;
  private final String bridge;

  /**
   * @param registry where the woven classes will report to
   */
  public HolderWeaver(HolderRegistry registry) {
    this(registry.index(), Hooks.BRIDGE);
  }

  HolderWeaver(HolderIndex index, String bridge) {
    this.index = index;
    this.bridge = bridge;
  }

  @Override
  public String name() {
    return "holder";
  }

  @Override
  public boolean wants(ClassLoader loader, String internalName) {
    return !isContainer(internalName)
        && !internalName.endsWith("module-info")
        && !internalName.endsWith("package-info");
  }

  /** The map inside a cache is not a holder: whoever holds the cache is. */
  private static boolean isContainer(String internalName) {
    for (String prefix : CONTAINERS) {
      if (internalName.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile) {
    if (!ClassFiles.hasClassConstants(classFile)) {
      return null;
    }
    ClassBytes file = new ClassBytes(classFile);
    FieldScan scan = new FieldScan(file);
    boolean root = scan.isRoot() && RootTypes.mayBeRoot(internalName);
    if ((scan.found.isEmpty() && !root) || !index.add(internalName, scan.found)) {
      return null;
    }
    byte[] woven = TailHooks.insert(file, bridge, scan);
    return woven != null ? woven : new HookInserter(new ClassReader(classFile), bridge, scan).run();
  }
}
