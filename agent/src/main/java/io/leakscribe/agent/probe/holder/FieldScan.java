package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/** Finds the holder fields of one class, without looking at any code. */
final class FieldScan {

  final List<FieldSpec> found = new ArrayList<>(4);
  private final ClassBytes file;
  private final boolean passing;
  private boolean assignableStatics;
  private boolean beginning;
  private boolean linked;

  FieldScan(ClassBytes file) {
    this.file = file;
    String superName = file.superName();
    String self = "L".concat(file.className(file.self())).concat(";");
    passing = RootTypes.isPassing(superName, file.interfaces());
    if (superName != null && HolderTypes.isContainer(superName)) {
      found.add(new FieldSpec(FieldSpec.SELF, self, false));
    }
    int position = file.fields() + 2;
    for (int left = file.u2(position - 2); left > 0; left--) {
      String descriptor = file.text(file.u2(position + 4));
      if (descriptor.length() > 1) {
        add(file.u2(position), position, descriptor, self);
      }
      position = file.endOfAttributes(position + 6);
    }
  }

  private void add(int access, int position, String descriptor, String self) {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    if (!isStatic) {
      linked |= descriptor.equals(self);
      beginning |= RootTypes.isBeginning(access, descriptor);
    }
    if (HolderTypes.isHolder(descriptor)) {
      assignableStatics |= isStatic && (access & Opcodes.ACC_FINAL) == 0;
      found.add(new FieldSpec(file.text(file.u2(position + 2)), descriptor, isStatic));
    }
  }

  private boolean hasInitializer() {
    int position = file.methods() + 2;
    for (int left = file.u2(position - 2); left > 0; left--) {
      if (file.isText(file.u2(position + 2), "<clinit>")) {
        return true;
      }
      position = file.endOfAttributes(position + 6);
    }
    return false;
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
    return assignableStatics && !hasInitializer();
  }
}
