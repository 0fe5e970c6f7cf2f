package io.leakscribe.agent.probe.lifecycle;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Copies a class file and lets a subclass splice calls of the bridge into chosen methods. No frames
 * are computed: what is spliced in has no branches, or brings its own frame.
 */
abstract class Splice extends ClassVisitor {
  static final int API = Opcodes.ASM9;
  private static final String FIRE = "(ILjava/lang/Object;Ljava/lang/Object;)V";

  final String bridge;
  final String owner;

  /** Whether a call was spliced in. */
  boolean changed;

  private final ClassReader reader;
  private final ClassWriter writer;

  Splice(ClassReader reader, String bridge) {
    super(API);
    this.reader = reader;
    this.bridge = bridge;
    this.owner = reader.getClassName();
    this.writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    this.cv = writer;
  }

  /** Returns the visitor that changes the method, or null when the method stays as it is. */
  abstract @Nullable MethodVisitor splice(String name, String descriptor, MethodVisitor next);

  /** Returns the new class file, or null when nothing was spliced in. */
  final byte @Nullable [] run() {
    reader.accept(this, 0);
    return changed ? writer.toByteArray() : null;
  }

  @Override
  public final MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return next;
    }
    MethodVisitor spliced = splice(name, descriptor, next);
    return spliced == null ? next : spliced;
  }

  /** Fires with {@code this} as subject and the woven class as context. */
  final void fireThis(MethodVisitor code, int kind) {
    push(code, kind);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitLdcInsn(Type.getObjectType(owner));
    fire(code);
  }

  /** Fires with the subject on top of the stack, which it takes, and {@code this} as context. */
  final void fireTop(MethodVisitor code, int kind) {
    push(code, kind);
    code.visitInsn(Opcodes.SWAP);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    fire(code);
  }

  final void fire(MethodVisitor code) {
    changed = true;
    code.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, "fire", FIRE, false);
  }

  static void push(MethodVisitor code, int kind) {
    code.visitIntInsn(Opcodes.BIPUSH, kind);
  }

  /** Whether the class file is new enough to load a class constant. */
  static boolean hasClassConstants(byte[] classFile) {
    return classFile.length > 7 && (((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff)) >= 49;
  }
}
