package io.leakscribe.trials.hostile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Class files of every version, the future's included, and what old compilers wrote. */
final class OddVersions implements Opcodes {
  private static final int FIRST = 46;
  private static final int BEYOND = 80;

  static List<OddClass> all() {
    List<OddClass> all = new ArrayList<>();
    all.add(plain(V1_1));
    all.add(plain(45));
    for (int version = FIRST; version <= BEYOND; version++) {
      all.add(plain(version));
    }
    all.add(plain(V17 | V_PREVIEW));
    all.add(plain(V25 | V_PREVIEW));
    all.add(plain(0x7fff));
    all.add(plain(0xffff));
    for (int version = 45; version <= 51; version++) {
      all.add(subroutine("com/odd/Finally" + version, version));
      all.add(subroutine("com/odd/Finally" + version + "Session", version));
    }
    for (int version = V1_6; version <= V1_8; version++) {
      all.add(wrongFrame("com/odd/WrongFrame" + version, version));
      all.add(wrongFrame("com/odd/WrongFrame" + version + "Session", version));
    }
    return all;
  }

  private static OddClass plain(int version) {
    String name = "com/odd/Version" + (version & 0xffff) + "_" + (version >>> 16);
    // As of today's: the writer would not write frames for versions that it does not know.
    Blueprint plain = Blueprint.byHand(name, V1_8).plain();
    byte[] file = plain.build(name).file();
    for (int i = 0; i < 4; i++) {
      file[4 + i] = (byte) (version >>> new int[] {24, 16, 8, 0}[i]);
    }
    return new OddClass(name, name.replace('/', '.'), file);
  }

  /** A constructor with a subroutine, as compilers before Java 6 wrote {@code finally}. */
  private static OddClass subroutine(String name, int version) {
    Blueprint odd = Blueprint.byHand(name, version).fields().initializer().run();
    return odd.method(
            ACC_PUBLIC,
            "<init>",
            "()V",
            3,
            3,
            code -> {
              Label routine = new Label();
              Label end = new Label();
              odd.beginning(code);
              code.visitJumpInsn(JSR, routine);
              code.visitInsn(ICONST_0);
              code.visitJumpInsn(IFEQ, end);
              code.visitJumpInsn(JSR, routine);
              code.visitInsn(RETURN);
              code.visitLabel(routine);
              code.visitVarInsn(ASTORE, 1);
              code.visitIincInsn(2, 1);
              code.visitVarInsn(RET, 1);
              code.visitLabel(end);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  /** Java 6 tries the old verifier when the frames are wrong; Java 7 does not. */
  private static OddClass wrongFrame(String name, int version) {
    Blueprint odd = Blueprint.byHand(name, version).fields().initializer().run();
    return odd.method(
            ACC_PUBLIC,
            "<init>",
            "()V",
            3,
            1,
            code -> {
              Label end = new Label();
              odd.beginning(code);
              code.visitInsn(ICONST_0);
              code.visitJumpInsn(IFEQ, end);
              code.visitInsn(NOP);
              code.visitLabel(end);
              code.visitFrame(F_FULL, 1, new Object[] {INTEGER}, 0, new Object[0]);
              code.visitInsn(RETURN);
            })
        .build(name);
  }

  private OddVersions() {}
}
