package io.leakscribe.agent.probe.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What the bytes that a loader defines tell of themselves. */
public final class ClassFiles {
  private static final int MAGIC = 0xcafebabe;
  private static final int SHORTEST = 24;
  private static final int NEWEST = Opcodes.V28;
  private static final int FIRST_CLASS_CONSTANTS = Opcodes.V1_5;

  /** Whether this may be a class file of a version that the bundled ASM knows. */
  static boolean isKnown(byte[] file) {
    return file.length >= SHORTEST && u4(file, 0) == MAGIC && major(file) <= NEWEST;
  }

  /** Whether a class file of a known version is new enough to load a class constant. */
  public static boolean hasClassConstants(byte[] file) {
    return isKnown(file) && major(file) >= FIRST_CLASS_CONSTANTS;
  }

  /**
   * Whether the class file can be read to its end. Of one that cannot, the JVM says the same sooner
   * or later, or else what is odd is something that the JVM never looks at.
   */
  static boolean isReadable(byte[] file) {
    try {
      new ClassReader(file).accept(new Everything(), 0);
      readNames(new ClassBytes(file));
      return true;
    } catch (RuntimeException | StackOverflowError damaged) {
      return false;
    }
  }

  /** ASM forgives texts that are no texts. */
  private static void readNames(ClassBytes file) {
    file.className(file.self());
    file.superName();
    file.interfaces();
    int position = file.fields() + 2;
    for (int left = file.u2(position - 2); left > 0; left--) {
      file.text(file.u2(position + 2));
      file.text(file.u2(position + 4));
      position = file.endOfAttributes(position + 6);
    }
  }

  /**
   * Whether the file ends where its class ends. The JVM refuses one that goes on, which a rewritten
   * one would not do any more.
   */
  static boolean isWhole(byte[] file) {
    return new ClassBytes(file).end() == file.length;
  }

  private static int major(byte[] file) {
    return u4(file, 4) & 0xffff;
  }

  private static int u4(byte[] file, int offset) {
    return (file[offset] & 0xff) << 24
        | (file[offset + 1] & 0xff) << 16
        | (file[offset + 2] & 0xff) << 8
        | (file[offset + 3] & 0xff);
  }

  private ClassFiles() {}

  /** Wants to see each field and the code of each method, so that they are read. */
  private static final class Everything extends ClassVisitor {
    Everything() {
      super(Opcodes.ASM9);
    }

    @Override
    public FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      return new FieldVisitor(Opcodes.ASM9) {};
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {};
    }
  }
}
