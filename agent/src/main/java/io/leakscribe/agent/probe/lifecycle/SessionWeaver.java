package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.ClassFiles;
import io.leakscribe.agent.probe.weave.ClassWeaver;
import io.leakscribe.agent.probe.weave.Hooks;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reports the beginning and the end of the sessions of Tomcat, Jetty and Undertow. */
final class SessionWeaver implements ClassWeaver {
  private final String bridge;

  SessionWeaver(String bridge) {
    this.bridge = bridge;
  }

  @Override
  public String name() {
    return "session hooks";
  }

  @Override
  public boolean wants(ClassLoader loader, String internalName) {
    return SessionTarget.of(internalName) != null;
  }

  @Override
  public byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile) {
    SessionTarget target = SessionTarget.of(internalName);
    if (target == null || !ClassFiles.hasClassConstants(classFile)) {
      return null;
    }
    return new SessionSplice(new ClassReader(classFile), bridge, target).run();
  }

  private static final class SessionSplice extends Splice {
    private final SessionTarget target;

    SessionSplice(ClassReader reader, String bridge, SessionTarget target) {
      super(reader, bridge);
      this.target = target;
    }

    @Override
    @Nullable MethodVisitor splice(String name, String descriptor, Body next) {
      if (name.equals("<init>")) {
        return new ConstructorExit(this, next.needs(0), Hooks.SESSION_CREATED);
      }
      return target.endsIn(name, descriptor)
          ? new End(this, next.needs(0), target.endMember())
          : null;
    }
  }

  private static final class End extends MethodVisitor {
    private final Splice splice;
    private final @Nullable String member;

    End(Splice splice, MethodVisitor next, @Nullable String member) {
      super(Splice.API, next);
      this.splice = splice;
      this.member = member;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (member == null) {
        splice.fireThis(mv, Hooks.SESSION_ENDED);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      if (name.equals(member) && owner.equals("org/apache/catalina/Manager")) {
        splice.fireThis(mv, Hooks.SESSION_ENDED);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      super.visitFieldInsn(opcode, owner, name, descriptor);
      if (opcode == Opcodes.PUTFIELD && name.equals(member)) {
        splice.fireThis(mv, Hooks.SESSION_ENDED);
      }
    }
  }
}
