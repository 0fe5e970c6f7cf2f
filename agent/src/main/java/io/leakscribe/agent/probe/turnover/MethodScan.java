package io.leakscribe.agent.probe.turnover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CallScan} has to know of one method. A removing call counts for the field of
 * reference type that was loaded last, directly or by way of a view, an iterator or a local
 * variable.
 */
final class MethodScan extends MethodVisitor {
  private final CallScan scan;
  final String name;
  final String descriptor;
  private final Map<Integer, String> variables = new HashMap<>();
  private final Set<Integer> forgotten = new HashSet<>();
  final Set<String> removing = new HashSet<>();
  private final Set<String> recent = new HashSet<>();
  final Set<String> addingTo = new HashSet<>();
  final Set<String> called = new HashSet<>();
  final Set<String> emptied = new HashSet<>();

  /** Holders that get a new container, or whose container somebody else is given. */
  final Set<String> handed = new HashSet<>();

  final CallSites sites = new CallSites();

  /** Where fields get a new and empty container. */
  final CallSites renewals = new CallSites();

  /** Fields that get a new and empty container. */
  final Set<String> renewed = new HashSet<>();

  /** Fields that are asked whether they have one. */
  final Set<String> optional = new HashSet<>();

  /** What was made last for somebody else to call. */
  private @Nullable Handle lambda;

  private boolean fresh;
  boolean adding;
  boolean compares;
  boolean branches;
  boolean examines;
  boolean looks;
  private @Nullable String loaded;
  private @Nullable String top;

  MethodScan(CallScan scan, String name, String descriptor) {
    super(Opcodes.ASM9);
    this.scan = scan;
    this.name = name;
    this.descriptor = descriptor;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String field, String type) {
    top = null;
    if ((opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) && type.startsWith("L")) {
      loaded = owner.replace('/', '.') + "." + field;
      top = loaded;
      recent.add(loaded);
    } else if (type.startsWith("L")) {
      handed.add(owner.replace('/', '.') + "." + field);
      renew(owner, field);
    }
    fresh = false;
  }

  private void renew(String owner, String field) {
    if (owner.equals(scan.internalName)) {
      String holder = scan.className + "." + field;
      if (name.startsWith("<")) {
        scan.initialized.add(holder);
      } else if (fresh) {
        renewed.add(holder);
        renewals.add(holder);
      }
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
    if (Calls.isTimetable(type)) {
      scan.invocations.add(Invocations.TIMETABLE, scan.className + "." + name, /* inLoop= */ true);
    }
    return null;
  }

  @Override
  public void visitLabel(Label label) {
    sites.at(label);
    renewals.at(label);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String method, String type, Handle bootstrap, Object... arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Handle handle) {
        call(handle.getOwner(), handle.getName());
        lambda = handle;
      }
    }
    fresh = false;
  }

  private void schedule(String method) {
    if (lambda != null && Calls.repeats(method)) {
      String task = lambda.getOwner().replace('/', '.') + "." + lambda.getName();
      scan.invocations.add(Invocations.TIMETABLE, task, /* inLoop= */ true);
    }
    lambda = null;
  }

  private void call(String owner, String method) {
    if (!owner.startsWith("java/") && !method.startsWith("<")) {
      sites.add(owner.replace('/', '.') + "." + method);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    fresh = false;
    if (opcode == Opcodes.ASTORE) {
      store(index);
    }
    String known = opcode == Opcodes.ALOAD ? variables.get(index) : null;
    if (known != null) {
      loaded = known;
      recent.add(known);
    }
    top = known;
  }

  private void store(int index) {
    if (top != null && !forgotten.contains(index)) {
      variables.put(index, top);
    } else if (variables.remove(index) != null) {
      forgotten.add(index);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String method, String type, boolean isInterface) {
    boolean adds = opcode != Opcodes.INVOKESTATIC && Calls.adds(owner, method, type);
    call(owner, method);
    schedule(method);
    fresh = Calls.makesEmpty(owner, method, type);
    if (top != null && Calls.empties(method)) {
      sites.add(Invocations.emptying(top));
    }
    scan.calls |= adds || (opcode != Opcodes.INVOKESTATIC && Calls.looksUp(method, type));
    adding |= adds;
    if (adds) {
      addingTo.addAll(recent);
      addLoaded(addingTo);
    }
    if (owner.equals(scan.internalName)) {
      called.add(method + type);
    }
    if (loaded != null && Calls.looks(method)) {
      looks = true;
    }
    examines |= Calls.examines(method);
    branches |= Calls.decides(method); // its condition is in a method of its own
    if (top != null && !type.startsWith("()") && !owner.startsWith("java/")) {
      handed.add(top);
    }
    if (adds && owner.equals(scan.internalName) && !(method + type).equals(name + descriptor)) {
      scan.delegating.add(name + descriptor);
    }
    if (Calls.removes(method)) {
      scan.calls |= opcode != Opcodes.INVOKESTATIC;
      if (loaded != null) {
        // The receiver was loaded before the arguments, which may come from other fields.
        recent.add(loaded);
        for (String candidate : recent) {
          scan.removalCode.putIfAbsent(candidate, scan.brief(name));
          removing.add(candidate);
        }
        if (Calls.makesRoom(method, type)) {
          emptied.addAll(recent);
        }
      }
    }
    top = top != null && Calls.isView(method) ? top : null;
    String handedOut = scan.getters.get(owner + "." + method + type);
    if (handedOut != null) {
      loaded = handedOut;
      top = handedOut;
      recent.add(handedOut);
    }
  }

  private void addLoaded(Set<String> holders) {
    if (loaded != null) {
      holders.add(loaded);
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    top = opcode == Opcodes.CHECKCAST ? top : null;
  }

  @Override
  public void visitInsn(int opcode) {
    fresh = false;
    if (opcode == Opcodes.ARETURN
        && top != null
        && descriptor.startsWith("()")
        && ContainerRefs.isContainer(descriptor)
        && scan.getters.size() < CallScan.MOST_GETTERS) {
      scan.getters.put(scan.internalName + "." + name + descriptor, top);
    }
    top = null;
    compares |= opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG;
  }

  @Override
  public void visitLineNumber(int line, Label start) {
    recent.clear();
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (top != null && (opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL)) {
      optional.add(top);
    }
    sites.jumpTo(label);
    renewals.jumpTo(label);
    top = null;
    compares |= opcode >= Opcodes.IF_ICMPLT && opcode <= Opcodes.IF_ICMPLE;
    branches |= opcode != Opcodes.GOTO;
    recent.clear();
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    scan.take(this, maxLocals);
  }
}
