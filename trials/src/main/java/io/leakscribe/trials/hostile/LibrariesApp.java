package io.leakscribe.trials.hostile;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

/** Loads and verifies every class of the jars after its first argument, the file of outcomes. */
public final class LibrariesApp {

  public static void main(String[] arguments) throws Exception {
    List<Path> jars = Arrays.stream(arguments).skip(1).map(Path::of).toList();
    Outcomes outcomes = new Outcomes();
    try (URLClassLoader loader = loaderOf(jars)) {
      for (Path jar : jars) {
        for (String name : classesOf(jar)) {
          outcomes.of(name, () -> verify(name, loader));
        }
      }
    }
    outcomes.write(Path.of(arguments[0]));
    System.out.println("tried " + outcomes.size());
  }

  static URLClassLoader loaderOf(List<Path> jars) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  static List<String> classesOf(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<String> names = new ArrayList<>();
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.contains("-"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .forEach(names::add);
      return names;
    }
  }

  /** To ask for its constructors links a class, which is when it is verified, and runs nothing. */
  static void verify(String name, ClassLoader loader) throws ClassNotFoundException {
    var unused = Class.forName(name, /* initialize= */ false, loader).getDeclaredConstructors();
  }

  private LibrariesApp() {}
}
