package io.leakscribe.agent.probe.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The code of a method as it will be, calls of the bridge included. Refuses them where the method
 *
 * <ul>
 *   <li>would become longer, deeper or wider than a class file can say, or too long for the JIT
 *       compiler;
 *   <li>uses the variable of {@code this}, or of an argument that the calls need, for something
 *       else: compilers do not do this, shrinkers and obfuscators do.
 * </ul>
 */
public final class Body extends MethodVisitor {
  /** The JVM compiles no method that is longer: one that crosses it would become very slow. */
  public static final int LONGEST_COMPILED = 8_000;

  private static final int MOST = 65_535;

  /** What is added lies on the stack beside what is there: at most so much. */
  private static final int DEEPER = 4;

  /** No call of ours, with what goes before it, is longer; more than that is left to be safe. */
  private static final int BYTES_OF_A_CALL = 40;

  private final Rewrite rewrite;
  private final String key;
  private final boolean isStatic;
  private final String descriptor;
  private int needed;
  private int overwritten = Integer.MAX_VALUE;
  private int calls;
  private int width;
  private int inFrame;

  Body(Rewrite rewrite, MethodVisitor next, String key, int access, String descriptor) {
    super(Opcodes.ASM9, next);
    this.rewrite = rewrite;
    this.key = key;
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.descriptor = descriptor;
    this.inFrame = arguments();
  }

  /** Says that what is added loads this local variable: {@code this}, or the first argument. */
  public Body needs(int variable) {
    needed = Math.max(needed, variable + 1);
    return this;
  }

  private int arguments() {
    return Type.getArgumentTypes(descriptor).length + (isStatic ? 0 : 1);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
      overwritten = Math.min(overwritten, variable);
    }
    width = Math.max(width, variable + (isWide(opcode) ? 2 : 1));
    super.visitVarInsn(opcode, variable);
  }

  private static boolean isWide(int opcode) {
    return opcode == Opcodes.LSTORE
        || opcode == Opcodes.DSTORE
        || opcode == Opcodes.LLOAD
        || opcode == Opcodes.DLOAD;
  }

  @Override
  public void visitFrame(
      int type, int numLocal, Object @Nullable [] local, int numStack, Object @Nullable [] stack) {
    switch (type) {
      case Opcodes.F_APPEND -> inFrame += numLocal;
      case Opcodes.F_CHOP -> inFrame -= numLocal;
      case Opcodes.F_FULL, Opcodes.F_NEW -> {
        inFrame = numLocal;
        forget(numLocal, local);
      }
      default -> {}
    }
    overwritten = Math.min(overwritten, inFrame);
    super.visitFrame(type, numLocal, local, numStack, stack);
  }

  /** A frame may call the variable of this whatever its type is assignable to, or nothing. */
  private void forget(int numLocal, Object @Nullable [] local) {
    if (local == null || numLocal == 0) {
      overwritten = 0;
    } else if (!isStatic && !isThis(local[0])) {
      overwritten = 0;
    } else if (numLocal > 1 && !(local[1] instanceof String)) {
      overwritten = Math.min(overwritten, 1);
    }
  }

  private boolean isThis(Object type) {
    return type == Opcodes.UNINITIALIZED_THIS || rewrite.className().equals(type);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (rewrite.isBridge(owner)) {
      calls++;
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label end = new Label();
    super.visitLabel(end);
    int deepest = maxStack + (calls == 0 ? 0 : DEEPER);
    int widest = calls == 0 ? maxLocals : Math.max(maxLocals, width);
    boolean refused = calls > 0 && (isLost() || isFull(end.getOffset(), deepest, widest));
    rewrite.done(key, calls, refused);
    super.visitMaxs(Math.min(deepest, MOST), Math.min(widest, MOST));
  }

  private boolean isLost() {
    return overwritten < needed;
  }

  private boolean isFull(int length, int stack, int locals) {
    return length > MOST
        || stack > MOST
        || locals > MOST
        || (length > LONGEST_COMPILED && length - calls * BYTES_OF_A_CALL <= LONGEST_COMPILED);
  }
}
