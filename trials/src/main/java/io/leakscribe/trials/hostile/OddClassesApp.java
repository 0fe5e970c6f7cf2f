package io.leakscribe.trials.hostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads odd classes, each in a loader of its own, builds an object of each and runs it, and writes
 * what became of them to the file of its argument.
 */
public final class OddClassesApp {
  private static final List<Object> ALIVE = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    Outcomes outcomes = new Outcomes();
    List<OddClass> all = new ArrayList<>(OddNames.all());
    all.addAll(OddBodies.all());
    all.addAll(OddVersions.all());
    for (OddClass odd : all) {
      outcomes.of(odd.label(), () -> use(odd));
    }
    outcomes.write(Path.of(arguments[0]));
    System.out.println("tried " + outcomes.size());
  }

  private static void use(OddClass odd) throws Exception {
    Class<?> type = new Loader().define(odd);
    Runnable built = (Runnable) type.getConstructor().newInstance();
    built.run();
    ALIVE.add(built);
  }

  private OddClassesApp() {}

  private static final class Loader extends ClassLoader {
    Class<?> define(OddClass odd) {
      return defineClass(odd.name(), odd.file(), 0, odd.file().length);
    }
  }
}
