package io.leakscribe.agent.probe.turnover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a class before it is rewritten: the free local variables of its methods,
 * and which of them could remove something from what a field holds.
 *
 * <p>The latter follows no real data flow: a removing call counts for the field of reference type
 * that was loaded last, directly or by way of a view, an iterator or a local variable.
 */
final class CallScan extends ClassVisitor {
  private static final int MOST_GETTERS = 1_000;

  /** Number of local variables, by method name and descriptor. */
  final Map<String, Integer> locals = new HashMap<>();

  /** {@code SessionRegistry.expire}, by {@code com.shop.SessionRegistry.sessions}. */
  final Map<String, String> removalCode = new HashMap<>();

  /**
   * Holders that a method looks after, by its name and descriptor: it could remove from them, and
   * does not add or else looks how full they are.
   */
  final Map<String, Set<String>> tended = new HashMap<>();

  /** Holders that the code which adds to them measures, and could remove from. */
  final Set<String> trimmed = new HashSet<>();

  /** Holders that code which does not add removes from, by what it finds in them. */
  final Set<String> swept = new HashSet<>();

  /** Those methods, {@code com.shop.SessionRegistry.expire}, by the holder. */
  final Map<String, Set<String>> sweepers = new HashMap<>();

  /** Methods that leave adding to another method of their class. */
  final Set<String> delegating = new HashSet<>();

  /** Own fields that are given a container when an object is made, or the class. */
  private final Set<String> initialized = new HashSet<>();

  private final List<Renewer> renewers = new ArrayList<>();
  private final Invocations invocations;
  private final Map<String, Set<String>> makingRoom = new HashMap<>();
  private final List<Adder> adders = new ArrayList<>();

  String source = "Unknown Source";
  String className = "";
  private String internalName = "";
  boolean calls;

  /** Holders whose containers methods hand out as they are, by owner, name and descriptor. */
  private final Map<String, String> getters;

  CallScan() {
    this(new HashMap<>(), new Invocations());
  }

  /**
   * @param getters of classes that were scanned before; those of this one are added
   * @param invocations of classes that were scanned before; those of this one are added
   */
  CallScan(Map<String, String> getters, Invocations invocations) {
    super(Opcodes.ASM9);
    this.getters = getters;
    this.invocations = invocations;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    internalName = name;
    className = name.replace('/', '.');
  }

  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    if (file != null) {
      source = file;
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Body(name, descriptor);
  }

  /**
   * A method that adds and compares numbers: of those that it calls, some make room.
   *
   * @param key its name and descriptor
   * @param to holders that it adds to
   * @param calls methods of its own class, itself among them
   */
  private record Adder(String key, Set<String> to, Set<String> calls) {}

  /**
   * A method that puts new containers in place of others.
   *
   * @param key its name and descriptor
   * @param name its name alone
   */
  private record Renewer(String key, String name, Set<String> holders) {}

  /** A limit that is kept in another variable, or by another method, is a limit as well. */
  @Override
  public void visitEnd() {
    for (Renewer renewer : renewers) {
      renewer.holders.retainAll(initialized); // else it is given its first one there
      for (String holder : renewer.holders) {
        removalCode.putIfAbsent(holder, brief(renewer.name));
        tended.computeIfAbsent(renewer.key, key -> new HashSet<>()).add(holder);
        invocations.add(
            className + "." + renewer.name, Invocations.emptying(holder), /* inLoop= */ false);
        calls = true;
      }
    }
    for (Adder adder : adders) {
      for (String called : adder.calls) {
        Set<String> kept = new HashSet<>(makingRoom.getOrDefault(called, Set.of()));
        kept.retainAll(adder.to);
        if (!kept.isEmpty()) {
          trimmed.addAll(kept);
          tended.computeIfAbsent(adder.key, key -> new HashSet<>()).addAll(kept);
          calls = true;
        }
      }
    }
  }

  private String brief(String method) {
    return className.substring(className.lastIndexOf('.') + 1) + "." + Site.method(method);
  }

  private final class Body extends MethodVisitor {
    private final String name;
    private final String descriptor;
    private final Map<Integer, String> variables = new HashMap<>();
    private final Set<Integer> forgotten = new HashSet<>();
    private final Set<String> removing = new HashSet<>();
    private final Set<String> recent = new HashSet<>();
    private final Set<String> addingTo = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> emptied = new HashSet<>();

    /** Holders that get a new container, or whose container somebody else is given. */
    private final Set<String> handed = new HashSet<>();

    private final CallSites sites = new CallSites();

    /** Fields that get a new and empty container. */
    private final Set<String> renewed = new HashSet<>();

    /** Fields that are asked whether they have one. */
    private final Set<String> optional = new HashSet<>();

    /** What was made last for somebody else to call. */
    private @Nullable Handle lambda;

    private boolean fresh;
    private boolean adding;
    private boolean compares;
    private boolean branches;
    private boolean examines;
    private boolean looks;
    private @Nullable String loaded;
    private @Nullable String top;

    Body(String name, String descriptor) {
      super(Opcodes.ASM9);
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
      if (owner.equals(internalName)) {
        String holder = className + "." + field;
        if (name.startsWith("<")) {
          initialized.add(holder);
        } else if (fresh) {
          renewed.add(holder);
        }
      }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
      if (Calls.isTimetable(type)) {
        invocations.add(Invocations.TIMETABLE, className + "." + name, /* inLoop= */ true);
      }
      return null;
    }

    @Override
    public void visitLabel(Label label) {
      sites.at(label);
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
        invocations.add(Invocations.TIMETABLE, task, /* inLoop= */ true);
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
      calls |= adds || (opcode != Opcodes.INVOKESTATIC && Calls.looksUp(method, type));
      adding |= adds;
      if (adds) {
        addingTo.addAll(recent);
        addLoaded(addingTo);
      }
      if (owner.equals(internalName)) {
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
      if (adds && owner.equals(internalName) && !(method + type).equals(name + descriptor)) {
        delegating.add(name + descriptor);
      }
      if (Calls.removes(method)) {
        calls |= opcode != Opcodes.INVOKESTATIC;
        if (loaded != null) {
          // The receiver was loaded before the arguments, which may come from other fields.
          recent.add(loaded);
          for (String candidate : recent) {
            removalCode.putIfAbsent(candidate, brief(name));
            removing.add(candidate);
          }
          if (Calls.makesRoom(method, type)) {
            emptied.addAll(recent);
          }
        }
      }
      top = top != null && Calls.isView(method) ? top : null;
      String handedOut = getters.get(owner + "." + method + type);
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
          && getters.size() < MOST_GETTERS) {
        getters.put(internalName + "." + name + descriptor, top);
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
      top = null;
      compares |= opcode >= Opcodes.IF_ICMPLT && opcode <= Opcodes.IF_ICMPLE;
      branches |= opcode != Opcodes.GOTO;
      recent.clear();
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      locals.put(name + descriptor, maxLocals);
      if (looks) {
        emptied.addAll(handed);
      }
      makingRoom.put(name + descriptor, emptied);
      if (compares && !addingTo.isEmpty() && !name.startsWith("<")) {
        called.add(name + descriptor);
        adders.add(new Adder(name + descriptor, addingTo, called));
      }
      if (adding) {
        removing.removeIf(holder -> !looks);
        trimmed.addAll(removing);
      } else if (examines && branches) {
        swept.addAll(removing);
        for (String holder : removing) {
          sites.add(Invocations.emptying(holder));
          sweepers.computeIfAbsent(holder, key -> new HashSet<>()).add(className + "." + name);
        }
      }
      if (!removing.isEmpty() && !name.startsWith("<")) {
        tended.put(name + descriptor, removing);
        calls = true;
      }
      renewed.removeAll(optional);
      if (!renewed.isEmpty()) {
        renewers.add(new Renewer(name + descriptor, name, renewed));
      }
      sites.tell(className + "." + name, invocations);
    }
  }
}
