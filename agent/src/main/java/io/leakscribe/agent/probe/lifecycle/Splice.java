package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.Rewrite;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Lets a subclass splice calls of the bridge into chosen methods of objects. */
abstract class Splice extends Rewrite {
  static final int API = Opcodes.ASM9;

  final String owner;

  Splice(ClassReader reader, String bridge) {
    super(reader, bridge);
    this.owner = reader.getClassName();
  }

  /** Returns the visitor that changes the method, or null when the method stays as it is. */
  abstract @Nullable MethodVisitor splice(String name, String descriptor, Body next);

  @Override
  protected final @Nullable MethodVisitor weave(
      int access, String name, String descriptor, Body next) {
    return (access & Opcodes.ACC_STATIC) != 0 ? null : splice(name, descriptor, next);
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

  static void push(MethodVisitor code, int kind) {
    code.visitIntInsn(Opcodes.BIPUSH, kind);
  }
}
