package io.leakscribe.agent.probe.lifecycle;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Fires where a constructor returns. A constructor that delegates to another one of its class is
 * left alone, or the object would be counted twice.
 */
final class ConstructorExit extends MethodVisitor {
  private final Splice splice;
  private final int kind;
  private int builtInside;
  private boolean delegates;

  ConstructorExit(Splice splice, MethodVisitor next, int kind) {
    super(Splice.API, next);
    this.splice = splice;
    this.kind = kind;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.NEW && type.equals(splice.owner)) {
      builtInside++;
    }
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>") && owner.equals(splice.owner)) {
      delegates |= builtInside-- == 0;
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN && !delegates) {
      splice.fireThis(mv, kind);
    }
    super.visitInsn(opcode);
  }
}
