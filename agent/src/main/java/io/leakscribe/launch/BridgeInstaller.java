package io.leakscribe.launch;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Defines the bridge in {@code java.lang}, without an append to the bootstrap class path: that
 * would switch off class-data sharing and print a warning.
 */
final class BridgeInstaller {
  static final String RESOURCE = "bridge/LeakscribeBridge.classdata";
  private static final String NAME = "java.lang.LeakscribeBridge";

  private BridgeInstaller() {}

  /** Returns the bridge; an earlier agent may have defined it. */
  static Class<?> install(Instrumentation inst, byte[] classFile)
      throws ReflectiveOperationException {
    openJavaLang(inst);
    try {
      return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
          .defineClass(classFile);
    } catch (LinkageError alreadyDefined) {
      return Class.forName(NAME, true, null);
    }
  }

  private static void openJavaLang(Instrumentation inst) {
    Map<String, Set<Module>> opens =
        Collections.singletonMap(
            "java.lang", Collections.singleton(BridgeInstaller.class.getModule()));
    inst.redefineModule(
        Object.class.getModule(),
        Collections.<Module>emptySet(),
        Collections.<String, Set<Module>>emptyMap(),
        opens,
        Collections.<Class<?>>emptySet(),
        Collections.<Class<?>, java.util.List<Class<?>>>emptyMap());
  }
}
