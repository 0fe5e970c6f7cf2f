package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.ClassWeaver;
import io.leakscribe.agent.probe.weave.Hooks;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reports the values that Caffeine 2 and 3 and Guava 20 and newer let go of, whether or not the
 * cache has a removal listener. Values that were replaced by a newer one are not reported.
 */
final class CacheWeaver implements ClassWeaver {
  private static final String CAFFEINE = "com/github/benmanes/caffeine/cache/";
  private static final String BOUNDED = CAFFEINE + "BoundedLocalCache";
  private static final String UNBOUNDED = CAFFEINE + "UnboundedLocalCache";
  private static final String GUAVA = "com/google/common/cache/LocalCache";
  private static final String SEGMENT = GUAVA + "$Segment";

  private final String bridge;

  CacheWeaver(String bridge) {
    this.bridge = bridge;
  }

  @Override
  public String name() {
    return "cache hooks";
  }

  @Override
  public boolean wants(ClassLoader loader, String internalName) {
    return internalName.equals(BOUNDED)
        || internalName.equals(UNBOUNDED)
        || internalName.equals(SEGMENT);
  }

  @Override
  public byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile) {
    return new CacheSplice(new ClassReader(classFile), bridge).run();
  }

  private static final class CacheSplice extends Splice {
    private boolean knowsItsCache;

    CacheSplice(ClassReader reader, String bridge) {
      super(reader, bridge);
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      knowsItsCache |= name.equals("map") && descriptor.equals("L" + GUAVA + ";");
      return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    @Nullable MethodVisitor splice(String name, String descriptor, Body next) {
      if (owner.equals(BOUNDED) && name.equals("makeDead")) {
        return new BeforeDeath(this, next.needs(0));
      }
      if (owner.equals(UNBOUNDED) && isRemove(name, descriptor)) {
        return new RemovedResult(this, next.needs(0));
      }
      if (owner.equals(SEGMENT) && knowsItsCache && isNotification(name, descriptor)) {
        return new GuavaNotification(this, next);
      }
      return null;
    }

    private static boolean isRemove(String name, String descriptor) {
      return name.equals("remove") && descriptor.equals("(Ljava/lang/Object;)Ljava/lang/Object;");
    }

    private static boolean isNotification(String name, String descriptor) {
      return name.equals("enqueueNotification")
          && descriptor.equals(
              "(Ljava/lang/Object;ILjava/lang/Object;ILcom/google/common/cache/RemovalCause;)V");
    }
  }

  /**
   * Every way out of a bounded Caffeine cache, eviction, expiry and removal, ends in {@code
   * makeDead(node)}, which calls {@code node.die()} once; until then the node has its value.
   */
  private static final class BeforeDeath extends MethodVisitor {
    private static final String NODE = CAFFEINE + "Node";
    private final Splice splice;

    BeforeDeath(Splice splice, MethodVisitor next) {
      super(Splice.API, next);
      this.splice = splice;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals(NODE) && name.equals("die")) {
        mv.visitInsn(Opcodes.DUP);
        mv.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, NODE, "getValue", "()Ljava/lang/Object;", isInterface);
        splice.fireTop(mv, Hooks.ENTRY_REMOVED);
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }

  /** Guava tells every removal with its cause; context is the cache and not its segment. */
  private static final class GuavaNotification extends MethodVisitor {
    private static final String CAUSE = "com/google/common/cache/RemovalCause";
    private final Splice splice;

    GuavaNotification(Splice splice, MethodVisitor next) {
      super(Splice.API, next);
      this.splice = splice;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label replaced = new Label();
      mv.visitVarInsn(Opcodes.ALOAD, 5);
      mv.visitFieldInsn(Opcodes.GETSTATIC, CAUSE, "REPLACED", "L" + CAUSE + ";");
      mv.visitJumpInsn(Opcodes.IF_ACMPEQ, replaced);
      Splice.push(mv, Hooks.ENTRY_REMOVED);
      mv.visitVarInsn(Opcodes.ALOAD, 3);
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitFieldInsn(Opcodes.GETFIELD, SEGMENT, "map", "L" + GUAVA + ";");
      splice.fire(mv);
      mv.visitLabel(replaced);
      mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      // The method's own first frame may not fall on the same instruction.
      mv.visitInsn(Opcodes.NOP);
    }
  }
}
