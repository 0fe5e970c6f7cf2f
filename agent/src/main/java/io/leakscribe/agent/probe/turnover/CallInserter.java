package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.KnownCode;
import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.Hooks;
import io.leakscribe.agent.probe.weave.Rewrite;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Puts a call of the bridge before each call that adds to something or removes from it, with the
 * receiver.
 *
 * <p>The arguments above the receiver go to local variables that the method does not use, and come
 * back. Nothing branches, so the stack map frames stay valid: a variable that no frame names may
 * hold anything.
 */
final class CallInserter extends Rewrite {

  /** In place of a kind: the receiver is only put aside. */
  private static final int NOTHING_YET = -1;

  private final CallScan scan;
  private final boolean namesSites;

  CallInserter(ClassReader reader, CallScan scan, String bridge) {
    super(reader, bridge);
    this.scan = scan;
    // Where a library inserts is no news: then the listener looks for who called it.
    this.namesSites = KnownCode.isApplication(scan.className);
  }

  @Override
  protected @Nullable MethodVisitor weave(int access, String name, String descriptor, Body next) {
    Integer free = scan.locals.get(name + descriptor);
    return free == null ? null : new Calling(next, name, name + descriptor, free);
  }

  private final class Calling extends MethodVisitor {
    private final String name;
    private final String key;
    private final int free;
    private int line;

    Calling(MethodVisitor next, String name, String key, int free) {
      super(Opcodes.ASM9, next);
      this.name = name;
      this.key = key;
      this.free = free;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      for (String holder : scan.tended.getOrDefault(key, Set.of())) {
        super.visitIntInsn(Opcodes.BIPUSH, Hooks.TENDING);
        super.visitInsn(Opcodes.ACONST_NULL);
        super.visitLdcInsn(holder);
        fire();
      }
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      super.visitLineNumber(number, start);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String descriptor, boolean isInterface) {
      if (opcode == Opcodes.INVOKESTATIC) {
        super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
      } else if (Calls.adds(owner, method, descriptor)) {
        int receiver = before(Hooks.INSERTING, descriptor);
        super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
        found(method, descriptor, receiver);
      } else if (Calls.looksUp(method, descriptor)) {
        int receiver = before(NOTHING_YET, descriptor);
        super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
        found(method, descriptor, receiver);
      } else if (Calls.removes(method)) {
        int receiver = before(Hooks.REMOVING, descriptor);
        super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
        after(method, Type.getReturnType(descriptor), receiver);
      } else {
        super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
      }
    }

    /** Tells what was found, if that is such a call; it stays where it is. */
    private void found(String method, String descriptor, int receiver) {
      if (Calls.looksUp(method, descriptor)) {
        super.visitInsn(Opcodes.DUP);
        super.visitIntInsn(Opcodes.BIPUSH, Hooks.LOOKED_UP);
        super.visitInsn(Opcodes.SWAP);
        super.visitVarInsn(Opcodes.ALOAD, receiver);
        fire();
      }
    }

    /** Returns the variable in which the receiver is kept. */
    private int before(int kind, String descriptor) {
      Type[] arguments = Type.getArgumentTypes(descriptor);
      int receiver = free;
      for (Type argument : arguments) {
        receiver += argument.getSize();
      }
      int variable = receiver;
      for (int i = arguments.length - 1; i >= 0; i--) {
        variable -= arguments[i].getSize();
        super.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), variable);
      }
      super.visitInsn(Opcodes.DUP);
      super.visitVarInsn(Opcodes.ASTORE, receiver);
      if (kind != NOTHING_YET) {
        super.visitIntInsn(Opcodes.BIPUSH, kind);
        super.visitVarInsn(Opcodes.ALOAD, receiver);
        pushSite();
        fire();
      }
      for (Type argument : arguments) {
        super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), variable);
        variable += argument.getSize();
      }
      return receiver;
    }

    private void pushSite() {
      if (namesSites) {
        super.visitLdcInsn(Site.of(scan.className, name, scan.source, line));
      } else {
        super.visitInsn(Opcodes.ACONST_NULL);
      }
    }

    /** Tells whether anything was removed, where the result says so. */
    private void after(String method, Type result, int receiver) {
      boolean isObject = result.getSort() == Type.OBJECT;
      boolean isCount = result.getSort() == Type.INT && method.equals("drainTo");
      if (!isObject && !isCount && result.getSort() != Type.BOOLEAN) {
        return;
      }
      super.visitInsn(Opcodes.DUP);
      if (isObject) {
        call("java/util/Objects", "nonNull", "(Ljava/lang/Object;)Z");
      }
      call("java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;");
      super.visitVarInsn(Opcodes.ASTORE, receiver + 1);
      super.visitIntInsn(Opcodes.BIPUSH, Calls.sweeps(method) ? Hooks.SWEPT : Hooks.REMOVED);
      super.visitVarInsn(Opcodes.ALOAD, receiver);
      super.visitVarInsn(Opcodes.ALOAD, receiver + 1);
      fire();
    }

    private void fire() {
      CallInserter.this.fire(mv);
    }

    private void call(String owner, String method, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
    }
  }
}
