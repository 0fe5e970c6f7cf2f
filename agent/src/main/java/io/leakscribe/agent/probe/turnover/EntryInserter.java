package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.Hooks;
import io.leakscribe.agent.probe.weave.Rewrite;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
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
final class EntryInserter extends Rewrite {
  private final boolean ofJdk;
  private final Set<String> outer;

  /**
   * @param outer methods that leave adding to another one of their class, name and descriptor
   */
  EntryInserter(ClassReader reader, String bridge, boolean ofJdk, Set<String> outer) {
    super(reader, bridge);
    this.ofJdk = ofJdk;
    this.outer = outer;
  }

  @Override
  protected @Nullable MethodVisitor weave(int access, String name, String descriptor, Body next) {
    // A bridge method, of the compiler's making, calls the method that has the code.
    boolean mayAdd = (access & (Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0;
    return mayAdd && Calls.adds("", name, descriptor) && !outer.contains(name + descriptor)
        ? new Entry(next)
        : null;
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
        call(mv, "inserting", "(Ljava/lang/Object;)V");
      } else {
        super.visitIntInsn(Opcodes.BIPUSH, Hooks.INSERTING);
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitInsn(Opcodes.ACONST_NULL);
        fire(mv);
      }
    }
  }
}
