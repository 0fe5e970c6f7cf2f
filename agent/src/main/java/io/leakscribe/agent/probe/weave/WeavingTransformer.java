package io.leakscribe.agent.probe.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one class-file transformer: filters by loader and name, then hands the class from weaver to
 * weaver. Thread-safe, takes no lock.
 *
 * <p>It runs on the application's threads while they load classes. Whatever goes wrong, the class
 * is defined as it was. A weaver that fails {@value #FAILURES_ALLOWED} times is switched off; that
 * a class file is damaged or of an unknown version, or that heap or stack is short, is no failure
 * of a weaver.
 *
 * <p>No lambda and no indy string concatenation here: linking either may load classes while a class
 * is loading.
 */
public final class WeavingTransformer implements ClassFileTransformer, WeavePolicy {

  static final int FAILURES_ALLOWED = 5;
  private static final int BRIEF = 150;

  private final @Nullable ClassLoader own;
  private final ClassFilter filter;
  private final ClassWeaver[] weavers;
  private final AtomicIntegerArray failures;
  private final Consumer<String> log;
  private final AtomicLong loaded = new AtomicLong();
  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong woven = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();

  /**
   * @param own our own loader, whose classes are never woven; null when there is none
   * @param include package prefixes, {@code ;} between them; empty means everything
   * @param exclude package prefixes, {@code ;} between them; wins over {@code include}
   * @param weavers in this order, each sees the class as the ones before left it
   * @param log takes one line when a weaver is switched off; called on the application's thread in
   *     the middle of class loading, so it only queues the line
   */
  public WeavingTransformer(
      @Nullable ClassLoader own,
      String include,
      String exclude,
      List<ClassWeaver> weavers,
      Consumer<String> log) {
    this.own = own;
    this.filter = new ClassFilter(own, include, exclude);
    this.weavers = weavers.toArray(new ClassWeaver[0]);
    this.failures = new AtomicIntegerArray(this.weavers.length);
    this.log = log;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    try {
      if (loader == null || loader == own || internalName == null) {
        return null;
      }
      loaded.incrementAndGet();
      if (!filter.accepts(loader, internalName)) {
        return null;
      }
      offered.incrementAndGet();
      if (!ClassFiles.isKnown(classFile)) {
        return null;
      }
      return weaveAll(loader, internalName, classFile);
    } catch (Throwable unexpected) {
      errors.incrementAndGet();
      return null;
    }
  }

  /** Number of classes that others than the JDK and we have loaded so far. */
  public long loaded() {
    return loaded.get();
  }

  /** Number of classes that passed the loader and name filter. */
  public long offered() {
    return offered.get();
  }

  /** Number of class files that were rewritten, retransformations included. */
  public long woven() {
    return woven.get();
  }

  /** Number of failures; each left its class as it was. */
  public long errors() {
    return errors.get();
  }

  @Override
  public boolean mayWeave(Class<?> type) {
    return filter.accepts(type.getClassLoader(), type.getName().replace('.', '/'));
  }

  @Override
  public boolean isExcluded(Class<?> type) {
    return filter.excludes(type.getName().replace('.', '/'));
  }

  private byte @Nullable [] weaveAll(ClassLoader loader, String internalName, byte[] classFile) {
    byte[] current = classFile;
    for (int i = 0; i < weavers.length; i++) {
      if (failures.get(i) < FAILURES_ALLOWED) {
        byte[] next = weaveOne(i, loader, internalName, current);
        current = next == null ? current : next;
      }
    }
    if (current == classFile || !ClassFiles.isWhole(classFile)) {
      return null;
    }
    woven.incrementAndGet();
    return current;
  }

  private byte @Nullable [] weaveOne(int i, ClassLoader loader, String name, byte[] classFile) {
    try {
      return weavers[i].wants(loader, name) ? weavers[i].weave(loader, name, classFile) : null;
    } catch (OutOfMemoryError | StackOverflowError want) {
      errors.incrementAndGet(); // the application's want: says nothing about the weaver
      return null;
    } catch (Throwable failure) {
      if (!ClassFiles.isReadable(classFile)) {
        return null;
      }
      errors.incrementAndGet();
      if (failures.incrementAndGet(i) == FAILURES_ALLOWED) {
        log.accept(switchedOff(weavers[i].name(), name, failure));
      }
      return null;
    }
  }

  /** A name may have 65,535 bytes. */
  private static String brief(String text) {
    return text.length() <= BRIEF ? text : text.substring(0, BRIEF).concat("…");
  }

  private static String switchedOff(String weaver, String name, Throwable failure) {
    return "weaver '"
        + weaver
        + "' switched off after "
        + FAILURES_ALLOWED
        + " failures, the last on '"
        + brief(name)
        + "' ("
        + brief(failure.toString())
        + "); the application is not affected";
  }
}
