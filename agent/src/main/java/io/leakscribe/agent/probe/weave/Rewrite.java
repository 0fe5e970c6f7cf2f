package io.leakscribe.agent.probe.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassTooLargeException;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Copies a class file and adds calls of the bridge to some of its methods. The others are copied
 * byte for byte, and so is a method that must not have such calls, see {@link Body}.
 *
 * <p>No frames are computed: what is added has no branches, or brings its own frame.
 */
public abstract class Rewrite extends ClassVisitor {
  private static final String FIRE = "(ILjava/lang/Object;Ljava/lang/Object;)V";

  private final ClassReader reader;
  private final String bridge;
  private final Set<String> leftAlone = new HashSet<>();
  private int refusals;
  private int calls;

  /**
   * @param bridge internal name of the class whose methods are called
   */
  protected Rewrite(ClassReader reader, String bridge) {
    super(Opcodes.ASM9);
    this.reader = reader;
    this.bridge = bridge;
  }

  /**
   * Returns the visitor that adds calls to the method, or null when the method stays as it is.
   *
   * @param access the flags of the method, which has code
   * @param next where the code goes
   */
  protected abstract @Nullable MethodVisitor weave(
      int access, String name, String descriptor, Body next);

  /** Returns the new class file, or null when nothing was added. */
  public final byte @Nullable [] run() {
    try {
      while (true) {
        ClassWriter writer = new ClassWriter(reader, 0);
        cv = writer;
        calls = 0;
        refusals = 0;
        reader.accept(this, 0);
        if (refusals == 0) {
          return calls == 0 ? null : writer.toByteArray();
        }
      }
    } catch (MethodTooLargeException | ClassTooLargeException full) {
      return null;
    }
  }

  @Override
  public final MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    String key = name.concat(descriptor);
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0 || leftAlone.contains(key)) {
      return next;
    }
    MethodVisitor woven =
        weave(access, name, descriptor, new Body(this, next, key, access, descriptor));
    return woven == null ? next : woven;
  }

  /** Calls a method of the bridge with what lies on the stack. */
  public final void call(MethodVisitor code, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, method, descriptor, false);
  }

  /** Fires with kind, subject and context, which lie on the stack. */
  public final void fire(MethodVisitor code) {
    call(code, "fire", FIRE);
  }

  boolean isBridge(String owner) {
    return owner.equals(bridge);
  }

  String className() {
    return reader.getClassName();
  }

  /** The method is over, with so many calls added; refused, it has none the next time. */
  void done(String key, int added, boolean refused) {
    calls += added;
    if (refused && leftAlone.add(key)) {
      refusals++;
    }
  }
}
