package io.leakscribe.agent.probe.holder;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds the holder fields of one class, without looking at any code. */
final class FieldScan extends ClassVisitor {

  final List<FieldSpec> found = new ArrayList<>(4);
  boolean hasInitializer;
  private boolean assignableStatics;
  private boolean beginning;
  private boolean linked;
  private boolean passing;
  private String self = "";

  FieldScan() {
    super(Opcodes.ASM9);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    self = "L".concat(name).concat(";");
    passing = RootTypes.isPassing(superName, interfaces);
    if (superName != null && HolderTypes.isContainer(superName)) {
      found.add(new FieldSpec(FieldSpec.SELF, "L".concat(name).concat(";"), false));
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    if (!isStatic) {
      linked |= descriptor.equals(self);
      beginning |= RootTypes.isBeginning(access, descriptor);
    }
    if (HolderTypes.isHolder(descriptor)) {
      assignableStatics |= isStatic && (access & Opcodes.ACC_FINAL) == 0;
      found.add(new FieldSpec(name, descriptor, isStatic));
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    hasInitializer |= name.equals("<clinit>");
    return null;
  }

  /**
   * Whether its objects should be known to walks; nodes of chains, values and cursors are not,
   * there are too many.
   */
  boolean isRoot() {
    return beginning && !linked && !passing;
  }

  boolean hasStatics() {
    for (FieldSpec field : found) {
      if (field.isStatic()) {
        return true;
      }
    }
    return false;
  }

  /** Whether statics are set by methods only, so that no static initialiser tells of them. */
  boolean needsAssignmentHooks() {
    return assignableStatics && !hasInitializer;
  }
}
