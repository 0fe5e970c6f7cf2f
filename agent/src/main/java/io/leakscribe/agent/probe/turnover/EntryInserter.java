package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.probe.weave.Hooks;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Puts a call of the bridge at the beginning of a container's own methods that add, so that whoever
 * calls them is seen. Of methods that call each other, only the innermost: one insertion counts
 * once.
 *
 * <p>In the JDK's containers, of which an application has thousands, the bridge compares the
 * container first, see {@code LeakscribeBridge.inserting}.
 */
final class EntryInserter extends ClassVisitor {
  private final String bridge;
  private final boolean ofJdk;
  private final Set<String> outer;
  int hooks;

  /**
   * @param outer methods that leave adding to another one of their class, name and descriptor
   */
  EntryInserter(ClassWriter writer, String bridge, boolean ofJdk, Set<String> outer) {
    super(Opcodes.ASM9, writer);
    this.bridge = bridge;
    this.ofJdk = ofJdk;
    this.outer = outer;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    boolean hasBody =
        (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC)) == 0;
    // A bridge method, of the compiler's making, calls the method that has the code.
    boolean isBridge = (access & Opcodes.ACC_BRIDGE) != 0;
    if (next == null
        || !hasBody
        || isBridge
        || !Calls.adds("", name, descriptor)
        || outer.contains(name + descriptor)) {
      return next;
    }
    hooks++;
    return new Entry(next);
  }

  private final class Entry extends MethodVisitor {
    Entry(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (ofJdk) {
        super.visitVarInsn(Opcodes.ALOAD, 0);
        call("inserting", "(Ljava/lang/Object;)V");
      } else {
        super.visitIntInsn(Opcodes.BIPUSH, Hooks.INSERTING);
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitInsn(Opcodes.ACONST_NULL);
        call("fire", "(ILjava/lang/Object;Ljava/lang/Object;)V");
      }
    }

    private void call(String method, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, method, descriptor, false);
    }
  }
}
