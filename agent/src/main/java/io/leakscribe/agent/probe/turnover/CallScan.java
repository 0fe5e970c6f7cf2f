package io.leakscribe.agent.probe.turnover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
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
  static final int MOST_GETTERS = 1_000;

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
  final Set<String> initialized = new HashSet<>();

  private final List<Renewer> renewers = new ArrayList<>();
  final Invocations invocations;
  private final Map<String, Set<String>> makingRoom = new HashMap<>();
  private final List<Adder> adders = new ArrayList<>();

  String source = "Unknown Source";
  String className = "";
  String internalName = "";
  boolean calls;

  /** Holders whose containers methods hand out as they are, by owner, name and descriptor. */
  final Map<String, String> getters;

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
    return new MethodScan(this, name, descriptor);
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
   * @param sites where it does
   */
  private record Renewer(String key, String name, Set<String> holders, CallSites sites) {}

  /** A method was read to its end. */
  void take(MethodScan method, int maxLocals) {
    String key = method.name + method.descriptor;
    boolean initializes = method.name.startsWith("<");
    locals.put(key, maxLocals);
    if (method.looks) {
      method.emptied.addAll(method.handed);
    }
    makingRoom.put(key, method.emptied);
    if (method.compares && !method.addingTo.isEmpty() && !initializes) {
      method.called.add(key);
      adders.add(new Adder(key, method.addingTo, method.called));
    }
    takeRemoving(method);
    if (!method.removing.isEmpty() && !initializes) {
      tended.put(key, method.removing);
      calls = true;
    }
    method.renewed.removeAll(method.optional);
    if (!method.renewed.isEmpty()) {
      renewers.add(new Renewer(key, method.name, method.renewed, method.renewals));
    }
    method.sites.tell(className + "." + method.name, invocations);
  }

  private void takeRemoving(MethodScan method) {
    if (method.adding) {
      method.removing.removeIf(holder -> !method.looks);
      trimmed.addAll(method.removing);
    } else if (method.examines && method.branches) {
      swept.addAll(method.removing);
      for (String holder : method.removing) {
        method.sites.add(Invocations.emptying(holder));
        sweepers
            .computeIfAbsent(holder, each -> new HashSet<>())
            .add(className + "." + method.name);
      }
    }
  }

  /** A limit that is kept in another variable, or by another method, is a limit as well. */
  @Override
  public void visitEnd() {
    for (Renewer renewer : renewers) {
      renewer.holders.retainAll(initialized); // else it is given its first one there
      for (String holder : renewer.holders) {
        removalCode.putIfAbsent(holder, brief(renewer.name));
        tended.computeIfAbsent(renewer.key, key -> new HashSet<>()).add(holder);
        invocations.add(
            className + "." + renewer.name,
            Invocations.emptying(holder),
            renewer.sites.isInLoop(holder));
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

  String brief(String method) {
    return className.substring(className.lastIndexOf('.') + 1) + "." + Site.method(method);
  }
}
