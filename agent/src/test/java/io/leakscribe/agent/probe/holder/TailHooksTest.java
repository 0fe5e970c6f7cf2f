package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.leakscribe.agent.probe.weave.ClassBytes;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way must give what the long one gives, or leave it to that. */
final class TailHooksTest {

  @ParameterizedTest
  @ValueSource(classes = {Caffeine.class, Assertions.class, ByteBuddy.class})
  void gives_the_code_that_asm_gives(Class<?> some) throws Exception {
    int hooked = 0;
    for (byte[] file : classesBeside(some)) {
      byte[] woven = hooked(file);
      if (woven != null) {
        hooked++;
        byte[] expected = inserted(file);
        assertThat(expected).isNotNull();
        assertThat(code(woven)).isEqualTo(code(expected));
        assertThat(new ClassBytes(woven).end()).isEqualTo(woven.length);
      }
    }
    assertThat(hooked).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(classes = {Caffeine.class, Assertions.class, ByteBuddy.class})
  void is_the_usual_way(Class<?> some) throws Exception {
    int hooked = 0;
    int inserted = 0;
    for (byte[] file : classesBeside(some)) {
      hooked += hooked(file) == null ? 0 : 1;
      inserted += inserted(file) == null ? 0 : 1;
    }
    assertThat(hooked).isLessThanOrEqualTo(inserted).isGreaterThan(inserted / 2);
  }

  @Test
  void leaves_constructors_that_return_early() {
    byte[] file =
        withConstructor(
            code -> {
              code.visitInsn(Opcodes.RETURN);
              code.visitInsn(Opcodes.RETURN);
            });
    assertThat(hooked(file)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.ASTORE, Opcodes.ISTORE, Opcodes.DSTORE})
  void leaves_constructors_that_forget_what_they_build(int store) {
    byte[] file =
        withConstructor(
            code -> {
              code.visitVarInsn(store, 0);
              code.visitInsn(Opcodes.RETURN);
            });
    assertThat(hooked(file)).isNull();
  }

  @Test
  void leaves_constructors_whose_frames_forget_what_they_build() {
    byte[] file =
        withConstructor(
            code -> {
              code.visitFrame(Opcodes.F_FULL, 1, new Object[] {Opcodes.TOP}, 0, new Object[0]);
              code.visitInsn(Opcodes.RETURN);
            });
    assertThat(hooked(file)).isNull();
  }

  @Test
  void does_not_make_a_method_too_long_for_the_compiler() {
    byte[] file =
        withConstructor(
            code -> {
              for (int i = 0; i < 7_990; i++) {
                code.visitInsn(Opcodes.NOP);
              }
              code.visitInsn(Opcodes.RETURN);
            });
    assertThat(hooked(file)).isNull();
  }

  @Test
  void reads_over_switches_and_wide_instructions() {
    byte[] file =
        withConstructor(
            code -> {
              Label end = new Label();
              code.visitInsn(Opcodes.ICONST_0);
              code.visitVarInsn(Opcodes.ISTORE, 300);
              code.visitIincInsn(300, 1_000);
              code.visitInsn(Opcodes.ICONST_0);
              code.visitTableSwitchInsn(1, 3, end, end, end, end);
              code.visitInsn(Opcodes.ICONST_0);
              code.visitLookupSwitchInsn(end, new int[] {1, 7}, new Label[] {end, end});
              code.visitLabel(end);
              code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
              code.visitInsn(Opcodes.RETURN);
            });
    byte[] woven = hooked(file);
    assertThat(woven).isNotNull();
    assertThat(code(woven)).isEqualTo(code(inserted(file)));
  }

  @Test
  void no_damage_makes_it_run_on() {
    byte[] file = withConstructor(code -> code.visitInsn(Opcodes.RETURN));
    for (int i = 8; i < file.length; i++) {
      for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
        byte[] damaged = file.clone();
        damaged[i] = (byte) value;
        try {
          hooked(damaged);
        } catch (RuntimeException refused) {
          assertThat(refused).isNotNull();
        }
      }
    }
  }

  private interface Body {
    void write(MethodVisitor code);
  }

  private static byte[] withConstructor(Body body) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "x/Y", null, "java/lang/Object", null);
    writer.visitField(0, "held", "Ljava/util/Map;", null, null).visitEnd();
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    body.write(code);
    code.visitMaxs(2, 400);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] hooked(byte[] file) {
    ClassBytes bytes = new ClassBytes(file);
    FieldScan scan = new FieldScan(bytes);
    return scan.found.isEmpty() ? null : TailHooks.insert(bytes, FakeBridge.NAME, scan);
  }

  private static byte[] inserted(byte[] file) {
    FieldScan scan = new FieldScan(new ClassBytes(file));
    return scan.found.isEmpty()
        ? null
        : new HookInserter(new ClassReader(file), FakeBridge.NAME, scan).run();
  }

  private static List<byte[]> classesBeside(Class<?> some) throws Exception {
    File jar = new File(some.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<byte[]> files = new ArrayList<>();
    try (JarFile file = new JarFile(jar)) {
      for (var entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        if (!entry.getName().contains("module-info") && files.size() < 2_000) {
          files.add(file.getInputStream(entry).readAllBytes());
        }
      }
    }
    return files;
  }

  /** What each method does, without where it lies and what debuggers are told. */
  private static List<String> code(byte[] file) {
    List<String> all = new ArrayList<>();
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String generic, String[] thrown) {
                all.add(access + name + type + generic + Arrays.toString(thrown));
                return new Listing(all);
              }
            },
            ClassReader.SKIP_DEBUG);
    return all;
  }

  private static final class Listing extends MethodVisitor {
    private final List<String> all;

    Listing(List<String> all) {
      super(Opcodes.ASM9);
      this.all = all;
    }

    @Override
    public void visitInsn(int opcode) {
      all.add("insn " + opcode);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      all.add("var " + opcode + " " + variable);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
      all.add("field " + opcode + owner + name + type);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String type, boolean i) {
      all.add("method " + opcode + owner + name + type + i);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle handle, Object... args) {
      all.add("indy " + name + type + handle + Arrays.toString(args));
    }

    @Override
    public void visitLdcInsn(Object value) {
      all.add("ldc " + value);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      all.add("jump " + opcode);
    }

    @Override
    public void visitLabel(Label label) {
      all.add("label");
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      all.add("catch " + type);
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
      all.add("frame " + type + " " + locals + " " + stacked);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      all.add("max " + stack + " " + locals);
    }
  }
}
