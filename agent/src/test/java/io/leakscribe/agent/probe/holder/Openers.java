package io.leakscribe.agent.probe.holder;

import java.lang.instrument.Instrumentation;

/** Opens modules to the tests. */
final class Openers {

  static final ModuleOpener REAL = ModuleOpener.by(instrumentation());

  static Instrumentation instrumentation() {
    try {
      // By reflection: the class has annotations that are not on the class path, which lint minds.
      return (Instrumentation)
          Class.forName("net.bytebuddy.agent.ByteBuddyAgent").getMethod("install").invoke(null);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("no instrumentation for the tests", failure);
    }
  }

  private Openers() {}
}
