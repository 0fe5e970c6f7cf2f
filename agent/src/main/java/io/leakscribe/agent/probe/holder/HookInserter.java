package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.Hooks;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Puts a call of the bridge before the returns of constructors and of the static initialiser. Adds
 * no branch, so the stack map frames stay valid as they are.
 */
final class HookInserter extends ClassVisitor {

  private final String owner;
  private final String bridge;
  private final FieldScan scan;

  /** Set when a constructor reuses the slot of {@code this}: then the class is left alone. */
  boolean unsafe;

  HookInserter(ClassWriter writer, String owner, String bridge, FieldScan scan) {
    super(Opcodes.ASM9, writer);
    this.owner = owner;
    this.bridge = bridge;
    this.scan = scan;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (next == null || (access & Opcodes.ACC_ABSTRACT) != 0) {
      return next;
    }
    if (name.equals("<init>")) {
      return new ConstructorExit(next);
    }
    if (name.equals("<clinit>")) {
      return scan.hasStatics() ? new InitializerExit(next) : next;
    }
    return scan.needsAssignmentHooks() ? new AssignmentHook(next) : next;
  }

  private void fire(MethodVisitor code, int kind, boolean withThis) {
    code.visitInsn(Opcodes.ICONST_0 + kind);
    if (withThis) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    } else {
      code.visitInsn(Opcodes.ACONST_NULL);
    }
    code.visitLdcInsn(Type.getObjectType(owner));
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        bridge,
        "fire",
        "(ILjava/lang/Object;Ljava/lang/Object;)V",
        /* isInterface= */ false);
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
    public void visitVarInsn(int opcode, int index) {
      unsafe |= opcode == Opcodes.ASTORE && index == 0;
      super.visitVarInsn(opcode, index);
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
