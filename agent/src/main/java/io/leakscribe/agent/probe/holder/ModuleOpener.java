package io.leakscribe.agent.probe.holder;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Lets our own module look into a package of another one. */
@FunctionalInterface
public interface ModuleOpener {

  /** Opens the package of the class to us; does nothing where it is open already. */
  void open(Class<?> type);

  /** Opens by {@link Instrumentation#redefineModule}. */
  static ModuleOpener by(Instrumentation instrumentation) {
    Module us = ModuleOpener.class.getModule();
    return type -> {
      Module module = type.getModule();
      if (!module.isOpen(type.getPackageName(), us)) {
        instrumentation.redefineModule(
            module,
            Set.of(),
            Map.of(),
            Map.of(type.getPackageName(), Set.of(us)),
            Set.of(),
            Map.of());
      }
    };
  }
}
