package io.leakscribe.trials.hostile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Dynamic constants and calls, and their arguments, within each method that the agent weaves. */
final class OddConstants implements Opcodes {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String CONDY =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;";
  private static final String INDY =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;";
  private static final Handle CONCAT =
      new Handle(
          H_INVOKESTATIC,
          "java/lang/invoke/StringConcatFactory",
          "makeConcatWithConstants",
          INDY + "Ljava/lang/String;[" + OBJECT + ")Ljava/lang/invoke/CallSite;",
          false);

  static List<OddClass> all() {
    List<OddClass> all = new ArrayList<>();
    for (String end : new String[] {"", "Session", "Cache"}) {
      for (int version : new int[] {V11, V17, V25}) {
        String name = "com/odd/lib/Dynamic" + version + end;
        all.add(dynamic(name, version, "java/lang/Object"));
      }
      all.add(dynamic("com/odd/lib/DynamicMap" + end, V17, "java/util/LinkedHashMap"));
      all.add(many("com/odd/lib/ManyDynamic" + end));
      all.add(broken("com/odd/lib/BrokenDynamic" + end));
    }
    return all;
  }

  /** In the initialiser, before and after {@code super()}, and around calls that add and remove. */
  private static OddClass dynamic(String name, int version, String superName) {
    Blueprint odd = Blueprint.of(name, version, superName).fields().initializer();
    odd.method(
        ACC_PUBLIC,
        "<init>",
        "()V",
        0,
        0,
        code -> {
          constants(code, name);
          odd.beginning(code);
          constants(code, name);
          code.visitInsn(RETURN);
        });
    for (String method : new String[] {"run", "invalidate", "close", "remove", "expire"}) {
      odd.method(ACC_PUBLIC, method, "()V", 0, 0, code -> user(code, name));
    }
    return bootstraps(odd).build(name);
  }

  private static void user(MethodVisitor code, String name) {
    constants(code, name);
    code.visitFieldInsn(GETSTATIC, name, "ALL", "Ljava/util/HashMap;");
    code.visitLdcInsn(constant("key", OBJECT, name, nested(name, 3)));
    code.visitLdcInsn(constant("value", OBJECT, name, Type.getType("L" + name + ";")));
    code.visitInsn(DUP2);
    code.visitInsn(POP2);
    code.visitMethodInsn(
        INVOKEVIRTUAL, "java/util/HashMap", "put", "(" + OBJECT + OBJECT + ")" + OBJECT, false);
    code.visitInsn(POP);
    code.visitFieldInsn(GETSTATIC, name, "ALL", "Ljava/util/HashMap;");
    code.visitLdcInsn(constant("key", OBJECT, name, "other"));
    code.visitMethodInsn(
        INVOKEVIRTUAL, "java/util/HashMap", "remove", "(" + OBJECT + ")" + OBJECT, false);
    code.visitInsn(POP);
    code.visitInsn(RETURN);
  }

  /** Of each kind that a constant may be: one word wide, two words, and a reference. */
  private static void constants(MethodVisitor code, String name) {
    code.visitLdcInsn(constant("int", "I", name, 7));
    code.visitLdcInsn(constant("long", "J", name, 7L));
    code.visitLdcInsn(constant("double", "D", name, 7.5));
    code.visitLdcInsn(constant("text", OBJECT, name, nested(name, 20)));
    code.visitInvokeDynamicInsn(
        "concat",
        "(IJD" + OBJECT + ")Ljava/lang/String;",
        CONCAT,
        "\u0001\u0001\u0002\u0001\u0001",
        constant("inner", OBJECT, name, Type.getMethodType("()V")));
    code.visitInsn(POP);
  }

  private static Object nested(String name, int depth) {
    return depth == 0 ? "leaf" : constant("n" + depth, OBJECT, name, nested(name, depth - 1));
  }

  private static ConstantDynamic constant(
      String name, String type, String owner, Object... arguments) {
    String descriptor = CONDY + "[" + OBJECT + ")" + OBJECT;
    return new ConstantDynamic(
        name, type, new Handle(H_INVOKESTATIC, owner, "make", descriptor, false), arguments);
  }

  /** Gives the first argument back. */
  private static Blueprint bootstraps(Blueprint odd) {
    return odd.method(
        ACC_PUBLIC | ACC_STATIC | ACC_VARARGS,
        "make",
        CONDY + "[" + OBJECT + ")" + OBJECT,
        0,
        0,
        code -> {
          code.visitVarInsn(ALOAD, 3);
          code.visitInsn(ICONST_0);
          code.visitInsn(AALOAD);
          code.visitInsn(ARETURN);
        });
  }

  /** Two thousand bootstrap methods, and as many call sites in the constructor. */
  private static OddClass many(String name) {
    Blueprint odd = Blueprint.of(name, V17).fields().initializer().run();
    odd.method(
        ACC_PUBLIC,
        "<init>",
        "()V",
        0,
        0,
        code -> {
          odd.beginning(code);
          for (int i = 0; i < 2_000; i++) {
            code.visitLdcInsn(constant("c" + i, OBJECT, name, "value" + i));
            code.visitInsn(POP);
          }
          code.visitInsn(RETURN);
        });
    return bootstraps(odd).build(name);
  }

  /** Constants whose bootstrap method is not there, or gives what does not fit. */
  private static OddClass broken(String name) {
    Blueprint odd = Blueprint.of(name, V17).fields().initializer().constructor();
    odd.method(
        ACC_PUBLIC,
        "run",
        "()V",
        0,
        0,
        code -> {
          code.visitLdcInsn(constant("int", "I", name, "no number"));
          code.visitInsn(POP);
          code.visitInsn(RETURN);
        });
    return bootstraps(odd).build(name);
  }

  private OddConstants() {}
}
