package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.probe.weave.BridgeHooks;
import io.leakscribe.agent.probe.weave.Hooks;
import io.leakscribe.launch.TestBridge;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.jar.JarFile;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes of the jars that are its arguments as the callers of a holder, and those of
 * them that are containers as such, uses them, and takes all of it out again. Prints how many.
 */
public final class WovenLibrariesApp {
  private static final int MOST_OF_A_JAR = 1_000;
  private static final int BATCH = 250;

  private final Instrumentation instrumentation = ByteBuddyAgent.install();
  private final BridgeHooks hooks;
  private final LongAdder heard = new LongAdder();
  private final List<String> log = new ArrayList<>();
  private final Weaving weaving =
      new Weaving(instrumentation, new TurnoverTransformer(), Duration.ofHours(1), log::add);

  private WovenLibrariesApp() throws Exception {
    hooks = new BridgeHooks(TestBridge.install());
    for (int kind : new int[] {Hooks.INSERTING, Hooks.REMOVING, Hooks.REMOVED, Hooks.SWEPT}) {
      hooks.listen(kind, (container, site) -> heard.increment());
    }
  }

  public static void main(String[] jars) throws Exception {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = Path.of(jars[i]).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      List<Class<?>> classes = new ArrayList<>();
      for (String jar : jars) {
        classes.addAll(loadable(jar, loader));
      }
      new WovenLibrariesApp().run(classes, loader);
    }
  }

  private void run(List<Class<?>> classes, ClassLoader loader) throws Exception {
    List<Class<?>> containers = classes.stream().filter(WovenLibrariesApp::isContainer).toList();
    for (int end = BATCH; end < classes.size() + BATCH; end += BATCH) {
      must(weaving.fit(weak(classes.subList(0, Math.min(end, classes.size()))), List.of()));
    }
    System.out.println("offered " + classes.size());
    System.out.println("woven " + woven(classes).size());
    use(loader);
    must(weaving.fit(List.of(), weak(containers)));
    System.out.println("containers " + woven(classes).size());
    use(loader);
    must(weaving.fit(List.of(), List.of()));
    System.out.println("left " + woven(classes).size());
    heard.reset();
    useQuietly(loader);
    System.out.println("heard after the end " + heard.sum());
    System.out.println("log " + log + hooks.takeFailures());
  }

  private void must(boolean fitted) {
    if (!fitted) {
      throw new AssertionError(log);
    }
  }

  private void use(ClassLoader loader) throws Exception {
    heard.reset();
    useQuietly(loader);
    if (heard.sum() == 0) {
      throw new AssertionError("nothing of it was heard");
    }
  }

  /** By reflection: the libraries are in a loader of their own. */
  @SuppressWarnings("unchecked")
  private static void useQuietly(ClassLoader loader) throws Exception {
    for (String name :
        List.of(
            "com.google.common.cache.CacheBuilder",
            "com.github.benmanes.caffeine.cache.Caffeine")) {
      Class<?> type = loader.loadClass(name);
      Object builder = type.getMethod("newBuilder").invoke(null);
      builder = type.getMethod("maximumSize", long.class).invoke(builder, 5L);
      Object cache = type.getMethod("build").invoke(builder);
      Class<?> face = loader.loadClass(name.substring(0, name.lastIndexOf('.')) + ".Cache");
      fill((ConcurrentMap<Object, Object>) face.getMethod("asMap").invoke(cache));
    }
    Class<?> multimap = loader.loadClass("com.google.common.collect.Multimap");
    Object made =
        loader
            .loadClass("com.google.common.collect.LinkedHashMultimap")
            .getMethod("create")
            .invoke(null);
    for (int i = 0; i < 50; i++) {
      multimap.getMethod("put", Object.class, Object.class).invoke(made, i % 7, i);
    }
    multimap.getMethod("removeAll", Object.class).invoke(made, 3);
    same(43, multimap.getMethod("size").invoke(made));
    Class<?> bimap = loader.loadClass("com.google.common.collect.HashBiMap");
    Map<Object, Object> both = (Map<Object, Object>) bimap.getMethod("create").invoke(null);
    both.put("a", 1);
    both.putIfAbsent("b", 2);
    both.remove("a");
    same(Map.of("b", 2), both);
  }

  private static void fill(ConcurrentMap<Object, Object> cache) {
    for (int i = 0; i < 100; i++) {
      cache.put(i, "v" + i);
      cache.putIfAbsent("k" + i, i);
      cache.replace(i, "x");
      cache.remove(i - 1);
    }
    cache.put("last", "one");
    same("one", cache.get("last"));
    cache.keySet().removeIf("last"::equals);
    same(null, cache.get("last"));
  }

  private static void same(@Nullable Object wanted, @Nullable Object got) {
    if (!java.util.Objects.equals(wanted, got)) {
      throw new AssertionError(wanted + " became " + got);
    }
  }

  private static boolean isContainer(Class<?> type) {
    return Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
  }

  private static List<WeakReference<Class<?>>> weak(List<Class<?>> all) {
    List<WeakReference<Class<?>>> references = new ArrayList<>();
    all.forEach(type -> references.add(new WeakReference<>(type)));
    return references;
  }

  private static List<Class<?>> loadable(String jar, ClassLoader loader) throws Exception {
    List<Class<?>> all = new ArrayList<>();
    try (JarFile file = new JarFile(jar)) {
      List<String> names =
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class") && !name.contains("-"))
              .sorted()
              .toList();
      for (int i = 0; i < names.size() && all.size() < MOST_OF_A_JAR; i++) {
        String name = names.get(i);
        try {
          all.add(linked(name.substring(0, name.length() - 6).replace('/', '.'), loader));
        } catch (LinkageError | ClassNotFoundException e) {
          // needs what is not in these jars
        }
      }
    }
    return all;
  }

  /** Asking for its methods links a class. */
  private static Class<?> linked(String name, ClassLoader loader) throws ClassNotFoundException {
    Class<?> type = Class.forName(name, /* initialize= */ false, loader);
    var unused = Arrays.asList(type.getDeclaredMethods(), type.getDeclaredConstructors());
    return type;
  }

  /** Those whose code calls the bridge now, as the JVM has it. */
  private Set<String> woven(List<Class<?>> classes) throws Exception {
    Set<String> woven = new HashSet<>();
    ClassFileTransformer reader =
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              ClassLoader loader,
              String name,
              Class<?> type,
              ProtectionDomain domain,
              byte[] file) {
            if (type != null && callsBridge(file)) {
              woven.add(name);
            }
            return null;
          }
        };
    instrumentation.addTransformer(reader, /* canRetransform= */ true);
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } finally {
      instrumentation.removeTransformer(reader);
    }
    return woven;
  }

  private static boolean callsBridge(byte[] file) {
    boolean[] calls = {false};
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String method, String type, boolean isInterface) {
                    calls[0] |= owner.equals(Hooks.BRIDGE);
                  }
                };
              }
            },
            ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return calls[0];
  }
}
