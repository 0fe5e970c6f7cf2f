package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.Hooks;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Reports what a method returns as the value that was removed from {@code this}. */
final class RemovedResult extends MethodVisitor {
  private final Splice splice;

  RemovedResult(Splice splice, MethodVisitor next) {
    super(Splice.API, next);
    this.splice = splice;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      mv.visitInsn(Opcodes.DUP);
      splice.fireTop(mv, Hooks.ENTRY_REMOVED);
    }
    super.visitInsn(opcode);
  }
}
