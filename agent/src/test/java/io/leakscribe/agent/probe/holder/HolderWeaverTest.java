package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ImmutableList;
import java.io.File;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HolderWeaverTest {

  private final HolderIndex index = new HolderIndex(10_000);
  private final HolderWeaver weaver = new HolderWeaver(index, FakeBridge.NAME);
  private final ClassLoader loader = getClass().getClassLoader();

  /** The verifier looks at every class of a loader of ours, frames included. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Caffeine.class,
        ImmutableList.class,
        Assertions.class,
        ch.qos.logback.core.Context.class,
        net.bytebuddy.ByteBuddy.class
      })
  void classes_of_libraries_verify_when_woven(Class<?> some) throws Exception {
    String root = some.getPackageName();
    WovenLoader woven = new WovenLoader(weaver, name -> name.startsWith(root));
    int linked = 0;
    File jar = new File(some.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile file = new JarFile(jar)) {
      List<String> names =
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .filter(name -> name.startsWith(root))
              .limit(1_500)
              .toList();
      for (String name : names) {
        linked += link(woven, name) ? 1 : 0;
      }
    }
    assertThat(woven.woven).hasSizeGreaterThan(10);
    assertThat(linked).isGreaterThanOrEqualTo(woven.woven.size() / 2);
  }

  /** Returns false where the class cannot be had for want of an optional dependency. */
  private static boolean link(WovenLoader woven, String name) throws Exception {
    try {
      Class<?> type = woven.loadClass(name);
      // Initialising is the one portable way to have it verified.
      MethodHandles.privateLookupIn(type, MethodHandles.lookup()).ensureInitialized(type);
      return true;
    } catch (VerifyError | ClassFormatError wrong) {
      throw new AssertionError(name, wrong);
    } catch (ClassNotFoundException | LinkageError | IllegalAccessException missing) {
      return false;
    }
  }

  @Test
  void leaves_classes_without_holders_alone() throws Exception {
    assertThat(weaver.weave(loader, "x", bytes("io/leakscribe/agent/observe/Bound"))).isNull();
  }

  /** There may be millions a second of them, which the compiler does without while it can. */
  @ParameterizedTest
  @ValueSource(classes = {Pair.class, Lazy.class, Cursor.class})
  void leaves_values_and_cursors_alone(Class<?> passing) throws Exception {
    assertThat(weaver.weave(loader, "x", bytes(passing.getName().replace('.', '/')))).isNull();
  }

  @Test
  void weaves_a_record_that_declares_a_holder() throws Exception {
    assertThat(weaver.weave(loader, "x", bytes(Basket.class.getName().replace('.', '/'))))
        .isNotNull();
  }

  @Test
  void weaves_what_may_come_to_hold_anything() throws Exception {
    assertThat(weaver.weave(loader, "x", bytes(Cell.class.getName().replace('.', '/'))))
        .isNotNull();
  }

  private record Pair(Object left, int[][] right) {}

  private record Basket(List<String> items) {}

  private static final class Lazy<T> {
    private final T value;

    Lazy(T value) {
      this.value = value;
    }
  }

  private static final class Cell<T> {
    private T value;

    Cell(T value) {
      this.value = value;
    }
  }

  private static final class Cursor implements java.util.Iterator<Object> {
    private Object[] array = {};

    @Override
    public boolean hasNext() {
      return array.length > 0;
    }

    @Override
    public Object next() {
      return array;
    }
  }

  @Test
  void leaves_class_files_alone_that_it_does_not_know() throws Exception {
    byte[] classFile = bytes("io/leakscribe/agent/probe/holder/Shop$Sessions");
    assertThat(weaver.weave(loader, "x", withVersion(classFile, 48))).isNull();
    assertThat(weaver.weave(loader, "x", withVersion(classFile, 99))).isNull();
    assertThat(weaver.weave(loader, "x", new byte[4])).isNull();
    assertThat(weaver.weave(loader, "x", withVersion(classFile, 69))).isNotNull();
  }

  @Test
  void weaves_nothing_that_the_full_index_cannot_take() throws Exception {
    HolderWeaver full = new HolderWeaver(new HolderIndex(0), FakeBridge.NAME);
    byte[] classFile = bytes("io/leakscribe/agent/probe/holder/Shop$Sessions");
    assertThat(full.weave(loader, "x", classFile)).isNull();
  }

  @Test
  void leaves_a_class_alone_whose_constructor_reuses_the_slot_of_this() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "x/Odd", null, "java/lang/Object", null);
    writer.visitField(0, "map", "Ljava/util/Map;", null, null).visitEnd();
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitVarInsn(Opcodes.ASTORE, 0);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    assertThat(weaver.weave(loader, "x/Odd", writer.toByteArray())).isNull();
  }

  private byte[] bytes(String internalName) throws Exception {
    try (var in = loader.getResourceAsStream(internalName + ".class")) {
      return in.readAllBytes();
    }
  }

  private static byte[] withVersion(byte[] classFile, int major) {
    byte[] copy = classFile.clone();
    copy[6] = 0;
    copy[7] = (byte) major;
    return copy;
  }
}
