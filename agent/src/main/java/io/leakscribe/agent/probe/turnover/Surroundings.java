package io.leakscribe.agent.probe.turnover;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** Which loaded classes belong together with one that declares a holder. */
final class Surroundings {
  private static final int MOST_CLASSES = 24;

  private final Instrumentation instrumentation;

  Surroundings(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** The class itself and those in the same source file, as far as names tell. */
  List<Class<?>> nest(Class<?> declaring) {
    String outermost = outermost(declaring.getName());
    List<Class<?>> nest = new ArrayList<>();
    if (instrumentation.isModifiableClass(declaring)) {
      nest.add(declaring);
    }
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (nest.size() < MOST_CLASSES
          && loaded != declaring
          && loaded.getClassLoader() == declaring.getClassLoader()
          && outermost(loaded.getName()).equals(outermost)
          && !loaded.isArray()
          && instrumentation.isModifiableClass(loaded)) {
        nest.add(loaded);
      }
    }
    return nest;
  }

  private static String outermost(String name) {
    int dollar = name.indexOf('$', name.lastIndexOf('.') + 2);
    return dollar < 0 ? name : name.substring(0, dollar);
  }
}
