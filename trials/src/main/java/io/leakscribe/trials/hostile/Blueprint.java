package io.leakscribe.trials.hostile;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a class that the agent has reason to weave: it has maps in fields, static and not, and
 * runs. What is odd about it is added by who calls.
 */
final class Blueprint implements Opcodes {
  private static final String OBJECT = "java/lang/Object";
  private static final String MAP = "Ljava/util/HashMap;";

  final String name;
  final ClassWriter writer;
  private final String superName;

  private Blueprint(String name, int version, String superName, int flags) {
    this.name = name;
    this.superName = superName;
    this.writer = new Writer(flags);
    writer.visit(version, ACC_PUBLIC, name, null, superName, new String[] {"java/lang/Runnable"});
  }

  /** A class with this internal name, whose frames and depths are computed. */
  static Blueprint of(String name, int version) {
    return new Blueprint(name, version, OBJECT, ClassWriter.COMPUTE_FRAMES);
  }

  static Blueprint of(String name, int version, String superName) {
    return new Blueprint(name, version, superName, ClassWriter.COMPUTE_FRAMES);
  }

  /** Whoever adds a method says what its depths and frames are. */
  static Blueprint byHand(String name, int version) {
    return new Blueprint(name, version, OBJECT, 0);
  }

  /** The parts that nothing is odd about. */
  Blueprint plain() {
    return fields().initializer().constructor().run();
  }

  Blueprint fields() {
    writer.visitField(ACC_STATIC | ACC_PUBLIC, "ALL", MAP, null, null).visitEnd();
    writer.visitField(ACC_PUBLIC, "held", MAP, null, null).visitEnd();
    writer.visitField(ACC_PUBLIC, "rest", "[Ljava/lang/Object;", null, null).visitEnd();
    return this;
  }

  Blueprint initializer() {
    return method(
        ACC_STATIC,
        "<clinit>",
        "()V",
        2,
        0,
        code -> {
          newMap(code);
          code.visitFieldInsn(PUTSTATIC, name, "ALL", MAP);
          code.visitInsn(RETURN);
        });
  }

  Blueprint constructor() {
    return method(
        ACC_PUBLIC,
        "<init>",
        "()V",
        3,
        1,
        code -> {
          beginning(code);
          code.visitInsn(RETURN);
        });
  }

  /** Calls {@code super()} and sets the field; three deep. */
  void beginning(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, superName, "<init>", "()V", false);
    code.visitVarInsn(ALOAD, 0);
    newMap(code);
    code.visitFieldInsn(PUTFIELD, name, "held", MAP);
  }

  /** Puts something into both maps. */
  Blueprint run() {
    return method(
        ACC_PUBLIC,
        "run",
        "()V",
        3,
        1,
        code -> {
          code.visitVarInsn(ALOAD, 0);
          code.visitFieldInsn(GETFIELD, name, "held", MAP);
          put(code);
          code.visitFieldInsn(GETSTATIC, name, "ALL", MAP);
          put(code);
          code.visitInsn(RETURN);
        });
  }

  private static void put(MethodVisitor code) {
    code.visitLdcInsn("key");
    code.visitLdcInsn("value");
    code.visitMethodInsn(
        INVOKEVIRTUAL,
        "java/util/HashMap",
        "put",
        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    code.visitInsn(POP);
  }

  static void newMap(MethodVisitor code) {
    code.visitTypeInsn(NEW, "java/util/HashMap");
    code.visitInsn(DUP);
    code.visitMethodInsn(INVOKESPECIAL, "java/util/HashMap", "<init>", "()V", false);
  }

  Blueprint method(
      int access,
      String method,
      String descriptor,
      int stack,
      int locals,
      Consumer<MethodVisitor> body) {
    MethodVisitor code = writer.visitMethod(access, method, descriptor, null, null);
    code.visitCode();
    body.accept(code);
    code.visitMaxs(stack, locals);
    code.visitEnd();
    return this;
  }

  OddClass build(String label) {
    writer.visitEnd();
    return new OddClass(label, name.replace('/', '.'), writer.toByteArray());
  }

  /** Loads nothing to find out what two classes have in common. */
  private static final class Writer extends ClassWriter {
    Writer(int flags) {
      super(flags);
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      return OBJECT;
    }
  }
}
