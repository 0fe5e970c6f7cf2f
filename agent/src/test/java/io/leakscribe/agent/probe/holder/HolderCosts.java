package io.leakscribe.agent.probe.holder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Measures what following holders costs: run the main method on the test class path. Numbers are
 * the least of several rounds, in nanoseconds of one thread.
 */
public final class HolderCosts {

  private static final int CLASSES = 500;
  private static final int FIELDS = 4;
  private static volatile Object sink;

  public static void main(String[] args) throws Exception {
    HolderRegistry registry = new HolderRegistry();
    HolderProbe probe = new HolderProbe(registry, Openers.REAL);
    HolderWeaver weaver = new HolderWeaver(registry.index(), FakeBridge.NAME);
    new FakeBridge().listen(io.leakscribe.agent.probe.weave.Hooks.CONSTRUCTED, null);
    report("construction, plain", perConstruction(new Plain()));
    report("construction, full class, hook called", perConstruction(new Hooked(registry)));
    List<Object> keep = populate(registry, weaver);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    int readings = probe.sample().size();
    report("first sample, cpu", threads.getCurrentThreadCpuTime() - start);
    System.out.printf("%d fields, %d readings%n", CLASSES * FIELDS, readings);
    report("sample of all fields", least(200, probe::sample));
    report(
        "weave one class of 4 fields",
        least(5_000, () -> weaver.weave(null, "x/C0", classFile(0))));
    System.out.println(keep.size() + " owners kept");
  }

  private static long perConstruction(Runnable round) {
    return least(30, round) / Hooked.COUNT;
  }

  private static long least(int rounds, Runnable action) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      action.run();
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  private static void report(String what, long nanos) {
    System.out.printf("%s: %d ns%n", what, nanos);
  }

  private static final class Plain implements Runnable {
    @Override
    public void run() {
      for (int i = 0; i < Hooked.COUNT; i++) {
        sink = new Object[2];
      }
    }
  }

  private record Hooked(HolderRegistry registry) implements Runnable {
    static final int COUNT = (int) TimeUnit.MILLISECONDS.toNanos(2);
    private static final List<Object> OWNERS = new ArrayList<>();

    @Override
    public void run() {
      while (OWNERS.size() < 32) {
        OWNERS.add(new Object());
        registry.constructed(OWNERS.get(OWNERS.size() - 1), Shop.class);
      }
      for (int i = 0; i < COUNT; i++) {
        Object built = new Object[2];
        registry.constructed(built, Shop.class);
        sink = built;
      }
    }
  }

  private static List<Object> populate(HolderRegistry registry, HolderWeaver weaver)
      throws Exception {
    registry.listenTo(new FakeBridge());
    ClassLoader loader =
        new ClassLoader(HolderCosts.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            byte[] file = classFile(Integer.parseInt(name.substring("x.C".length())));
            byte[] woven = weaver.weave(this, name.replace('.', '/'), file);
            return defineClass(name, woven, 0, woven.length);
          }
        };
    List<Object> owners = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      Object owner = loader.loadClass("x.C" + i).getDeclaredConstructor().newInstance();
      for (int f = 0; f < FIELDS; f++) {
        Map<Integer, Integer> map = new HashMap<>();
        for (int n = 0; n < 20; n++) {
          map.put(n, n);
        }
        owner.getClass().getField("f" + f).set(owner, map);
      }
      owners.add(owner);
    }
    return owners;
  }

  private static byte[] classFile(int number) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "x/C" + number, null, "java/lang/Object", null);
    for (int f = 0; f < FIELDS; f++) {
      writer.visitField(Opcodes.ACC_PUBLIC, "f" + f, "Ljava/util/Map;", null, null).visitEnd();
    }
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private HolderCosts() {}
}
