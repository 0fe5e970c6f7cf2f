package io.leakscribe.trials.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Methods at the limits of the format, and code that only the verifier understands. */
final class OddBodies implements Opcodes {
  private static final int MOST_BYTES = 65_535;

  /** What {@link Blueprint#beginning} and a return take. */
  private static final int BEGINNING = 16;

  static List<OddClass> all() {
    List<OddClass> all = new ArrayList<>();
    for (int left = 0; left <= 24; left += 2) {
      all.add(hugeConstructor("com/odd/Huge" + left, left));
      all.add(hugeConstructor("com/odd/Huge" + left + "Session", left));
      all.add(hugeInitializer("com/odd/HugeStatic" + left, left));
    }
    for (int stack : new int[] {65_535, 65_533, 65_530, 65_000}) {
      all.add(deep("com/odd/Deep" + stack, stack, 1));
      all.add(deep("com/odd/Wide" + stack, 3, stack));
      all.add(deep("com/odd/Deep" + stack + "Session", stack, stack));
    }
    for (int version : new int[] {V1_5, V1_6, V1_7, V1_8, V17}) {
      reusedSlots(all, version);
    }
    for (String end : new String[] {"", "Session"}) {
      all.add(forgottenThis("com/odd/Forgotten" + end));
      all.add(deadCode("com/odd/Dead" + end));
      all.add(farJump("com/odd/Far" + end));
      all.add(twoSupers("com/odd/TwoSupers" + end));
      all.add(branchBefore("com/odd/BranchBefore" + end));
      all.add(fieldBefore("com/odd/FieldBefore" + end));
      all.add(endless("com/odd/Endless" + end));
      all.add(leftovers("com/odd/Leftovers" + end));
      all.add(caughtReturn("com/odd/Caught" + end));
    }
    return all;
  }

  private static OddClass hugeConstructor(String name, int left) {
    Blueprint huge = Blueprint.byHand(name, V1_8).fields().initializer().run();
    return huge.method(
            ACC_PUBLIC,
            "<init>",
            "()V",
            3,
            1,
            code -> {
              huge.beginning(code);
              fill(code, MOST_BYTES - BEGINNING - left);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  private static OddClass hugeInitializer(String name, int left) {
    Blueprint huge = Blueprint.byHand(name, V1_8).fields().constructor().run();
    return huge.method(
            ACC_STATIC,
            "<clinit>",
            "()V",
            2,
            0,
            code -> {
              Blueprint.newMap(code);
              code.visitFieldInsn(PUTSTATIC, name, "ALL", "Ljava/util/HashMap;");
              fill(code, MOST_BYTES - 11 - left);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  private static void fill(MethodVisitor code, int bytes) {
    for (int i = 0; i < bytes; i++) {
      code.visitInsn(NOP);
    }
  }

  private static OddClass deep(String name, int stack, int locals) {
    Blueprint deep = Blueprint.byHand(name, V1_8).fields().initializer().run();
    return constructor(deep, stack, locals, code -> code.visitInsn(RETURN)).build(name);
  }

  private static void reusedSlots(List<OddClass> all, int version) {
    int[] stores = {ISTORE, LSTORE, FSTORE, DSTORE, ASTORE};
    int[] constants = {ICONST_1, LCONST_1, FCONST_1, DCONST_1, ACONST_NULL};
    for (int i = 0; i < stores.length; i++) {
      int store = stores[i];
      int constant = constants[i];
      for (String end : new String[] {"", "Session"}) {
        String name = "com/odd/Slot" + i + "v" + version + end;
        Blueprint slot = Blueprint.byHand(name, version).fields().initializer().run();
        constructor(
            slot,
            3,
            2,
            code -> {
              code.visitInsn(constant);
              code.visitVarInsn(store, 0);
              code.visitInsn(RETURN);
            });
        all.add(slot.build(name));
      }
      all.add(eldest("com/odd/Eldest" + i + "v" + version, version, store, constant));
      all.add(removing("com/odd/lib/Cache" + i + "v" + version, version, store, constant));
    }
  }

  /** A cache of the kind that forgets its eldest, with both variables used for something else. */
  private static OddClass eldest(String name, int version, int store, int constant) {
    Blueprint map =
        Blueprint.of(name, version, "java/util/LinkedHashMap").fields().initializer().constructor();
    map.method(
        ACC_PROTECTED,
        "removeEldestEntry",
        "(Ljava/util/Map$Entry;)Z",
        2,
        3,
        code -> {
          code.visitInsn(constant);
          code.visitVarInsn(store, 1);
          code.visitInsn(constant);
          code.visitVarInsn(store, 0);
          code.visitInsn(ICONST_1);
          code.visitInsn(IRETURN);
        });
    return map.method(ACC_PUBLIC, "run", "()V", 3, 1, code -> putIntoThis(code, name)).build(name);
  }

  private static void putIntoThis(MethodVisitor code, String name) {
    code.visitVarInsn(ALOAD, 0);
    code.visitLdcInsn("key");
    code.visitLdcInsn("value");
    code.visitMethodInsn(
        INVOKEVIRTUAL,
        name,
        "put",
        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    code.visitInsn(POP);
    code.visitInsn(RETURN);
  }

  /** A class that the operator named as a cache, with {@code this} gone when it returns. */
  private static OddClass removing(String name, int version, int store, int constant) {
    Blueprint cache = Blueprint.of(name, version).fields().initializer().constructor();
    cache.method(
        ACC_PUBLIC,
        "remove",
        "(Ljava/lang/Object;)Ljava/lang/Object;",
        2,
        2,
        code -> {
          code.visitVarInsn(ALOAD, 1);
          code.visitInsn(constant);
          code.visitVarInsn(store, 0);
          code.visitInsn(ARETURN);
        });
    return cache
        .method(
            ACC_PUBLIC,
            "run",
            "()V",
            2,
            1,
            code -> {
              code.visitVarInsn(ALOAD, 0);
              code.visitLdcInsn("key");
              code.visitMethodInsn(
                  INVOKEVIRTUAL, name, "remove", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
              code.visitInsn(POP);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  /** The frame before the return does not say any more what is in the variable of this. */
  private static OddClass forgottenThis(String name) {
    Blueprint odd = Blueprint.byHand(name, V1_8).fields().initializer().run();
    return constructor(
            odd,
            3,
            1,
            code -> {
              Label end = new Label();
              code.visitInsn(ICONST_0);
              code.visitJumpInsn(IFEQ, end);
              code.visitInsn(NOP);
              code.visitLabel(end);
              code.visitFrame(F_FULL, 1, new Object[] {TOP}, 0, new Object[0]);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  /** Code that is never reached, and deeper than what is. */
  private static OddClass deadCode(String name) {
    Blueprint odd = Blueprint.byHand(name, V1_8).fields().initializer().run();
    Object[] deep = new Object[40];
    java.util.Arrays.fill(deep, INTEGER);
    return constructor(
            odd,
            41,
            1,
            code -> {
              code.visitInsn(RETURN);
              code.visitFrame(F_FULL, 1, new Object[] {name}, deep.length, deep);
              code.visitInsn(ICONST_0);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  /** A jump as far as it can be without {@code goto_w}, over returns that grow. */
  private static OddClass farJump(String name) {
    Blueprint odd = Blueprint.byHand(name, V1_8).fields().initializer().run();
    return constructor(
            odd,
            3,
            1,
            code -> {
              Label end = new Label();
              code.visitInsn(ICONST_0);
              code.visitJumpInsn(IFEQ, end);
              for (int i = 0; i < 20; i++) {
                Label over = new Label();
                code.visitInsn(ICONST_0);
                code.visitJumpInsn(IFEQ, over);
                code.visitInsn(RETURN);
                code.visitLabel(over);
                code.visitFrame(F_FULL, 1, new Object[] {name}, 0, new Object[0]);
                fill(code, 1_600);
              }
              fill(code, 32_760 - 20 * 1_605);
              code.visitLabel(end);
              code.visitFrame(F_FULL, 1, new Object[] {name}, 0, new Object[0]);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  private static OddClass twoSupers(String name) {
    Blueprint odd = Blueprint.of(name, V1_8).fields().initializer().run();
    return odd.method(
            ACC_PUBLIC,
            "<init>",
            "()V",
            0,
            0,
            code -> {
              Label other = new Label();
              Label both = new Label();
              code.visitMethodInsn(INVOKESTATIC, "java/lang/System", "nanoTime", "()J", false);
              code.visitInsn(L2I);
              code.visitJumpInsn(IFLT, other);
              odd.beginning(code);
              code.visitJumpInsn(GOTO, both);
              code.visitLabel(other);
              odd.beginning(code);
              code.visitLabel(both);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  private static OddClass branchBefore(String name) {
    Blueprint odd = Blueprint.of(name, V1_8).fields().initializer().run();
    return odd.method(
            ACC_PUBLIC,
            "<init>",
            "()V",
            0,
            0,
            code -> {
              Label again = new Label();
              code.visitInsn(ICONST_3);
              code.visitVarInsn(ISTORE, 1);
              code.visitLabel(again);
              Blueprint.newMap(code);
              code.visitInsn(POP);
              code.visitIincInsn(1, -1);
              code.visitVarInsn(ILOAD, 1);
              code.visitJumpInsn(IFGT, again);
              odd.beginning(code);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  private static OddClass fieldBefore(String name) {
    Blueprint odd = Blueprint.of(name, V1_8).fields().initializer().run();
    return odd.method(
            ACC_PUBLIC,
            "<init>",
            "()V",
            0,
            0,
            code -> {
              code.visitVarInsn(ALOAD, 0);
              Blueprint.newMap(code);
              code.visitFieldInsn(PUTFIELD, name, "held", "Ljava/util/HashMap;");
              code.visitTypeInsn(NEW, name);
              code.visitInsn(POP);
              odd.beginning(code);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  /** Neither returns. */
  private static OddClass endless(String name) {
    Blueprint odd = Blueprint.of(name, V1_8).fields().initializer().run();
    return odd.method(
            ACC_PUBLIC,
            "<init>",
            "()V",
            0,
            0,
            code -> {
              odd.beginning(code);
              code.visitTypeInsn(NEW, "java/lang/IllegalStateException");
              code.visitInsn(DUP);
              code.visitMethodInsn(
                  INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
              code.visitInsn(ATHROW);
            })
        .build(name);
  }

  /** Returns with things on the stack. */
  private static OddClass leftovers(String name) {
    Blueprint odd = Blueprint.byHand(name, V1_8).fields().initializer().run();
    return constructor(
            odd,
            100,
            1,
            code -> {
              for (int i = 0; i < 100; i++) {
                code.visitInsn(ICONST_0);
              }
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  /** The return lies in a try block whose handler wants the variable of this. */
  private static OddClass caughtReturn(String name) {
    Blueprint odd = Blueprint.byHand(name, V1_8).fields().initializer().run();
    return constructor(
            odd,
            3,
            1,
            code -> {
              Label start = new Label();
              Label end = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(start, end, handler, null);
              code.visitLabel(start);
              code.visitInsn(NOP);
              code.visitInsn(RETURN);
              code.visitLabel(end);
              code.visitLabel(handler);
              code.visitFrame(
                  F_FULL, 1, new Object[] {name}, 1, new Object[] {"java/lang/Throwable"});
              code.visitInsn(POP);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  private static Blueprint constructor(
      Blueprint odd, int stack, int locals, Consumer<MethodVisitor> rest) {
    return odd.method(
        ACC_PUBLIC,
        "<init>",
        "()V",
        stack,
        locals,
        code -> {
          odd.beginning(code);
          rest.accept(code);
        });
  }

  private OddBodies() {}
}
