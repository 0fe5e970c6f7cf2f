package io.leakscribe.bench.micro;

import io.leakscribe.agent.probe.holder.HolderProbe;
import io.leakscribe.agent.probe.holder.HolderRegistry;
import io.leakscribe.agent.probe.holder.HolderWeaver;
import io.leakscribe.agent.probe.weave.Hooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One look at the sizes of a thousand holders: 500 classes with two maps each. */
@State(Scope.Thread)
public class HolderSampling {
  private static final int CLASSES = 500;
  private static final int ENTRIES = 20;

  private final List<Object> owners = new ArrayList<>();
  private final HolderRegistry registry = new HolderRegistry();
  private final HolderProbe probe = new HolderProbe(registry, type -> {});

  /** Has the classes followed as if they had been woven while they were loaded. */
  @Setup
  public void follow() throws ReflectiveOperationException {
    HolderWeaver weaver = new HolderWeaver(registry);
    Constructed constructed = new Constructed();
    registry.listenTo(constructed);
    Generated loader = new Generated(weaver);
    for (int i = 0; i < CLASSES; i++) {
      Class<?> type = loader.define("com/example/generated/C" + i);
      Object owner = type.getDeclaredConstructor().newInstance();
      type.getField("f0").set(owner, filled());
      type.getField("f1").set(owner, filled());
      owners.add(owner);
      constructed.tell(owner);
    }
  }

  /** Every second, later every five, on the agent's thread. */
  @Benchmark
  public Object thousandFields() {
    return probe.sample();
  }

  private static Map<Integer, Integer> filled() {
    Map<Integer, Integer> map = new HashMap<>();
    for (int n = 0; n < ENTRIES; n++) {
      map.put(n, n);
    }
    return map;
  }

  /** Stands in for the bridge. */
  private static final class Constructed implements Hooks {
    private @Nullable BiConsumer<Object, Object> listener;

    @Override
    public void listen(int kind, @Nullable BiConsumer<Object, Object> told) {
      if (kind == CONSTRUCTED) {
        listener = told;
      }
    }

    void tell(Object owner) {
      if (listener != null) {
        listener.accept(owner, owner.getClass());
      }
    }
  }

  /** Defines classes with two public fields for maps. */
  private static final class Generated extends ClassLoader {
    private final HolderWeaver weaver;

    Generated(HolderWeaver weaver) {
      super(HolderSampling.class.getClassLoader());
      this.weaver = weaver;
    }

    Class<?> define(String name) {
      byte[] file = classFile(name);
      // For what it remembers of the fields; the class itself stays plain.
      weaver.weave(this, name, file);
      return defineClass(null, file, 0, file.length);
    }

    private static byte[] classFile(String name) {
      ClassWriter writer = new ClassWriter(0);
      writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
      writer.visitField(Opcodes.ACC_PUBLIC, "f0", "Ljava/util/Map;", null, null).visitEnd();
      writer.visitField(Opcodes.ACC_PUBLIC, "f1", "Ljava/util/Map;", null, null).visitEnd();
      MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
      code.visitCode();
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
      code.visitInsn(Opcodes.RETURN);
      code.visitMaxs(1, 1);
      code.visitEnd();
      writer.visitEnd();
      return writer.toByteArray();
    }
  }
}
