package io.leakscribe.trials.hostile;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Loads odd classes, each in a loader of its own, builds an object of each and runs it, and writes
 * what became of them to the file of its first argument.
 *
 * <p>With jars as further arguments, loads the classes of these too, says so, waits for a line on
 * its standard input, and then has every object run once more.
 */
public final class OddClassesApp {
  private final Outcomes outcomes = new Outcomes();
  private final List<Runnable> built = new ArrayList<>();

  private OddClassesApp() {}

  public static void main(String[] arguments) throws Exception {
    OddClassesApp app = new OddClassesApp();
    app.build();
    if (arguments.length > 1) {
      app.waitWith(Arrays.stream(arguments).skip(1).map(Path::of).toList());
    }
    app.outcomes.write(Path.of(arguments[0]));
    System.out.println("tried " + app.outcomes.size());
  }

  private void build() {
    List<OddClass> all = new ArrayList<>(OddNames.all());
    all.addAll(OddBodies.all());
    all.addAll(OddConstants.all());
    all.addAll(OddVersions.all());
    all.addAll(OddStructures.all());
    for (OddClass odd : all) {
      outcomes.of(odd.label(), () -> use(odd));
    }
  }

  private void use(OddClass odd) throws Exception {
    Class<?> type = new Loader().define(odd);
    Runnable object = (Runnable) type.getConstructor().newInstance();
    object.run();
    built.add(object);
  }

  private void waitWith(List<Path> jars) throws Exception {
    try (URLClassLoader loader = LibrariesApp.loaderOf(jars)) {
      for (Path jar : jars) {
        for (String name : LibrariesApp.classesOf(jar)) {
          outcomes.of(name, () -> LibrariesApp.verify(name, loader));
        }
      }
      System.out.println("loaded " + outcomes.size());
      System.in.read();
      for (Runnable object : built) {
        outcomes.of("again", object::run);
      }
      for (Runnable object : built) {
        outcomes.of("another", () -> object.getClass().getConstructor().newInstance());
      }
    }
  }

  private static final class Loader extends ClassLoader {
    Class<?> define(OddClass odd) {
      return defineClass(odd.name(), odd.file(), 0, odd.file().length);
    }
  }
}
