package io.leakscribe.trials.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Full constant pools, thousands of members, damaged attributes, and what is no class file. */
final class OddStructures implements Opcodes {
  private static final int FULL = 65_534;
  private static final int MEMBERS = 6_000;

  private static final String[] READ_LATE = {
    "RuntimeVisibleAnnotations",
    "RuntimeInvisibleAnnotations",
    "RuntimeVisibleTypeAnnotations",
    "RuntimeInvisibleTypeAnnotations",
    "SourceDebugExtension",
    "Nobody'sAttribute",
  };

  static List<OddClass> all() {
    List<OddClass> all = new ArrayList<>();
    for (int left = 0; left <= 12; left++) {
      all.add(fullPool("com/odd/Pool" + left, left));
      all.add(fullPool("com/odd/Pool" + left + "Session", left));
    }
    for (String attribute : READ_LATE) {
      for (String end : new String[] {"", "Session"}) {
        all.add(damaged("com/odd/" + attribute + "1" + end, attribute, new byte[] {0, 9}));
        all.add(damaged("com/odd/" + attribute + "2" + end, attribute, noise()));
      }
    }
    all.add(manyMembers());
    all.add(nested("com/odd/Annotated", 3_000));
    all.add(nested("com/odd/AnnotatedSession", 3_000));
    all.add(ownSuper());
    all.add(missingTypes("com/odd/Missing1"));
    all.add(missingTypes("com/odd/Missing1Session"));
    all.add(guava());
    noClasses(all);
    return all;
  }

  private static OddClass fullPool(String name, int left) {
    Blueprint full = Blueprint.of(name, V1_8).plain();
    full.writer.newUTF8("Code");
    for (int i = 0, index = 0; index < FULL - left; i++) {
      index = full.writer.newConst(1_000_000 + i);
    }
    return full.build(name);
  }

  /** The JVM reads these when somebody asks for annotations, or never. */
  private static OddClass damaged(String name, String attribute, byte[] content) {
    Blueprint odd = Blueprint.of(name, V1_8).plain();
    odd.writer.visitAttribute(new Bytes(attribute, content));
    return odd.build(name);
  }

  private static byte[] noise() {
    byte[] noise = new byte[200];
    Arrays.fill(noise, (byte) 0xc1);
    return noise;
  }

  private static OddClass manyMembers() {
    Blueprint many = Blueprint.of("com/odd/Many", V1_8).plain();
    for (int i = 0; i < MEMBERS; i++) {
      many.writer.visitField(ACC_PUBLIC, "f" + i, "Ljava/util/Map;", null, null).visitEnd();
      many.writer.visitField(ACC_STATIC, "s" + i, "Ljava/util/Map;", null, null).visitEnd();
      many.method(ACC_PUBLIC, "m" + i, "()V", 0, 1, code -> code.visitInsn(RETURN));
    }
    return many.build("many members");
  }

  private static OddClass nested(String name, int depth) {
    Blueprint odd = Blueprint.of(name, V1_8).plain();
    AnnotationVisitor annotation = odd.writer.visitAnnotation("Lcom/odd/A;", true);
    List<AnnotationVisitor> open = new ArrayList<>(List.of(annotation));
    for (int i = 0; i < depth; i++) {
      annotation = annotation.visitAnnotation("value", "Lcom/odd/A;");
      open.add(annotation);
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).visitEnd();
    }
    return odd.build(name);
  }

  private static OddClass ownSuper() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V1_8, ACC_PUBLIC, "com/odd/Own", null, "com/odd/Own", null);
    writer.visitField(ACC_PUBLIC, "map", "Ljava/util/Map;", null, null).visitEnd();
    writer.visitEnd();
    return new OddClass("own superclass", "com.odd.Own", writer.toByteArray());
  }

  private static OddClass missingTypes(String name) {
    Blueprint odd = Blueprint.of(name, V1_8).plain();
    for (int i = 0; i < 5; i++) {
      odd.writer.visitField(ACC_PUBLIC, "f" + i, "Lcom/odd/None" + i + ";", null, null).visitEnd();
      odd.writer
          .visitMethod(
              ACC_PUBLIC | ACC_ABSTRACT, "m" + i, "(Lcom/odd/None;)Lcom/odd/None;", null, null)
          .visitEnd();
    }
    return odd.build(name);
  }

  /** Has the name and the method of a class that is woven, and not its field. */
  private static OddClass guava() {
    String name = "com/google/common/cache/LocalCache$Segment";
    String descriptor =
        "(Ljava/lang/Object;ILjava/lang/Object;ILcom/google/common/cache/RemovalCause;)V";
    Blueprint segment = Blueprint.of(name, V1_8).fields().initializer().constructor();
    segment.method(
        ACC_PUBLIC, "enqueueNotification", descriptor, 0, 0, code -> code.visitInsn(RETURN));
    segment.method(
        ACC_PUBLIC,
        "run",
        "()V",
        0,
        0,
        code -> {
          code.visitVarInsn(ALOAD, 0);
          code.visitInsn(ACONST_NULL);
          code.visitInsn(ICONST_0);
          code.visitInsn(ACONST_NULL);
          code.visitInsn(ICONST_0);
          code.visitInsn(ACONST_NULL);
          code.visitMethodInsn(INVOKEVIRTUAL, name, "enqueueNotification", descriptor, false);
          code.visitInsn(RETURN);
        });
    return segment.build("a segment that is none");
  }

  private static void noClasses(List<OddClass> all) {
    byte[] whole = Blueprint.of("com/odd/Torn", V1_8).plain().build("").file();
    for (int length : new int[] {0, 1, 4, 8, 9, 10, 23, 24, 100, whole.length - 1}) {
      all.add(new OddClass("torn at " + length, "com.odd.Torn", Arrays.copyOf(whole, length)));
    }
    byte[] text =
        "no class at all, but a page of a web server: <html>404"
            .getBytes(StandardCharsets.US_ASCII);
    all.add(new OddClass("text", "com.odd.Torn", text));
    all.add(new OddClass("longer", "com.odd.Torn", Arrays.copyOf(whole, whole.length + 1)));
  }

  private OddStructures() {}

  private static final class Bytes extends Attribute {
    private final byte[] bytes;

    Bytes(String type, byte[] bytes) {
      super(type);
      this.bytes = bytes;
    }

    @Override
    protected org.objectweb.asm.ByteVector write(
        ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
      return new org.objectweb.asm.ByteVector().putByteArray(bytes, 0, bytes.length);
    }
  }
}
