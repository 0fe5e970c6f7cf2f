package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.Hooks;
import io.leakscribe.agent.probe.weave.Rewrite;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Puts a call of the bridge before the returns of constructors and of the static initialiser. Adds
 * no branch, so the stack map frames stay valid as they are.
 */
final class HookInserter extends Rewrite {

  private final String owner;
  private final FieldScan scan;

  HookInserter(ClassReader reader, String bridge, FieldScan scan) {
    super(reader, bridge);
    this.owner = reader.getClassName();
    this.scan = scan;
  }

  @Override
  protected @Nullable MethodVisitor weave(int access, String name, String descriptor, Body next) {
    if (name.equals("<init>")) {
      return new ConstructorExit(next.needs(0));
    }
    if (name.equals("<clinit>")) {
      return scan.hasStatics() ? new InitializerExit(next) : null;
    }
    return scan.needsAssignmentHooks() ? new AssignmentHook(next) : null;
  }

  private void fire(MethodVisitor code, int kind, boolean withThis) {
    code.visitInsn(Opcodes.ICONST_0 + kind);
    if (withThis) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    } else {
      code.visitInsn(Opcodes.ACONST_NULL);
    }
    code.visitLdcInsn(Type.getObjectType(owner));
    fire(code);
  }

  /** A constructor that calls another one of its class is left alone: that one fires. */
  private final class ConstructorExit extends MethodVisitor {
    private int pendingNews;
    private boolean superOrThisCalled;
    private boolean delegates;

    ConstructorExit(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (opcode == Opcodes.NEW) {
        pendingNews++;
      }
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String type, String name, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
      if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
        if (pendingNews > 0) {
          pendingNews--;
        } else if (!superOrThisCalled) {
          superOrThisCalled = true;
          delegates = type.equals(owner);
        }
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN && !delegates) {
        fire(mv, Hooks.CONSTRUCTED, true);
      }
      super.visitInsn(opcode);
    }
  }

  private final class InitializerExit extends MethodVisitor {
    InitializerExit(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN) {
        fire(mv, Hooks.INITIALIZED, false);
      }
      super.visitInsn(opcode);
    }
  }

  /** A static holder was set by a method: then the class is initialised, or its thread is at it. */
  private final class AssignmentHook extends MethodVisitor {
    AssignmentHook(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
      super.visitFieldInsn(opcode, type, name, descriptor);
      if (opcode == Opcodes.PUTSTATIC && type.equals(owner) && HolderTypes.isHolder(descriptor)) {
        fire(mv, Hooks.INITIALIZED, false);
      }
    }
  }
}
