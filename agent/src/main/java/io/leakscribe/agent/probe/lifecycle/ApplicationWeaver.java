package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.ClassFiles;
import io.leakscribe.agent.probe.weave.ClassWeaver;
import io.leakscribe.agent.probe.weave.Hooks;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reports what happens in the application's own session and cache classes: objects built of session
 * classes, what {@code removeEldestEntry} lets go of, and what removing methods of named cache
 * classes return.
 */
final class ApplicationWeaver implements ClassWeaver {
  /** A kind that nobody listens to. */
  static final int NOBODY = Hooks.CAPACITY - 1;

  private final String bridge;
  private final SessionRule sessions;
  private final ClassPatterns caches;

  ApplicationWeaver(String bridge, SessionRule sessions, ClassPatterns caches) {
    this.bridge = bridge;
    this.sessions = sessions;
    this.caches = caches;
  }

  @Override
  public String name() {
    return "application session and cache hooks";
  }

  @Override
  public boolean wants(ClassLoader loader, String internalName) {
    String className = internalName.replace('/', '.');
    return ApplicationClasses.isApplication(className)
        || sessions.isNamed(className)
        || caches.matches(className);
  }

  @Override
  public byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile) {
    if (!ClassFiles.hasClassConstants(classFile)) {
      return null;
    }
    ClassReader reader = new ClassReader(classFile);
    String className = internalName.replace('/', '.');
    boolean session = sessions.isSession(className) && isClass(reader);
    boolean cache = caches.matches(className) && isClass(reader);
    boolean lru = "java/util/LinkedHashMap".equals(reader.getSuperName());
    if (!session && !cache && !lru) {
      return null;
    }
    return new ApplicationSplice(reader, bridge, session, cache, lru).run();
  }

  private static boolean isClass(ClassReader reader) {
    int other = Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_ANNOTATION;
    return (reader.getAccess() & other) == 0;
  }

  private static final class ApplicationSplice extends Splice {
    private final boolean session;
    private final boolean cache;
    private final boolean lru;

    ApplicationSplice(
        ClassReader reader, String bridge, boolean session, boolean cache, boolean lru) {
      super(reader, bridge);
      this.session = session;
      this.cache = cache;
      this.lru = lru;
    }

    @Override
    @Nullable MethodVisitor splice(String name, String descriptor, Body next) {
      if (session && name.equals("<init>")) {
        return new ConstructorExit(this, next.needs(0), Hooks.TRACKED_CONSTRUCTED);
      }
      if (lru
          && name.equals("removeEldestEntry")
          && descriptor.equals("(Ljava/util/Map$Entry;)Z")) {
        return new Eldest(this, next.needs(1));
      }
      return cache && removes(name) ? new RemovedResult(this, next.needs(0)) : null;
    }

    private static boolean removes(String name) {
      return name.startsWith("remove")
          || name.startsWith("evict")
          || name.startsWith("expire")
          || name.startsWith("invalidate");
    }
  }

  /**
   * Fires with the eldest entry when {@code removeEldestEntry} returns true. A branch would need a
   * frame with the locals of that place; so the kind is computed instead: for false it is one that
   * nobody listens to.
   */
  private static final class Eldest extends MethodVisitor {
    private final Splice splice;

    Eldest(Splice splice, MethodVisitor next) {
      super(Splice.API, next);
      this.splice = splice;
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.IRETURN) {
        pushKind();
        mv.visitVarInsn(Opcodes.ALOAD, 1);
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        splice.fire(mv);
      }
      super.visitInsn(opcode);
    }

    /** From the result on the stack, which stays: NOBODY - result * (NOBODY - ENTRY_REMOVED). */
    private void pushKind() {
      mv.visitInsn(Opcodes.DUP);
      mv.visitInsn(Opcodes.ICONST_1);
      mv.visitInsn(Opcodes.IAND);
      Splice.push(mv, Hooks.ENTRY_REMOVED - NOBODY);
      mv.visitInsn(Opcodes.IMUL);
      Splice.push(mv, NOBODY);
      mv.visitInsn(Opcodes.IADD);
    }
  }
}
