package io.leakscribe.trials.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.objectweb.asm.ClassReader;

/**
 * Damages class files and has the JVM load and verify what comes of it. Arguments: the file of
 * outcomes, a seed, a number of mutants, and jars.
 */
public final class MutantsApp {
  private static final int LARGEST = 6_000;

  private final Random random;
  private final List<OddClass> originals;

  private MutantsApp(Random random, List<OddClass> originals) {
    this.random = random;
    this.originals = originals;
  }

  public static void main(String[] arguments) throws Exception {
    List<Path> jars = Arrays.stream(arguments).skip(3).map(Path::of).toList();
    Outcomes outcomes = new Outcomes();
    try (URLClassLoader loader = LibrariesApp.loaderOf(jars)) {
      MutantsApp app =
          new MutantsApp(new Random(Long.parseLong(arguments[1])), originals(jars, loader));
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        OddClass mutant = app.next(i);
        outcomes.of(mutant.label(), () -> verify(mutant, loader));
      }
    }
    outcomes.write(Path.of(arguments[0]));
    System.out.println("tried " + outcomes.size());
  }

  private static void verify(OddClass mutant, ClassLoader loader) {
    try {
      new Defining(loader).verify(mutant);
    } catch (LinkageError refused) {
      // Of two faults the JVM tells one or the other: it verifies methods in the order of memory.
      throw new IllegalArgumentException(refused);
    }
  }

  private static List<OddClass> originals(List<Path> jars, ClassLoader loader) throws IOException {
    List<OddClass> all = new ArrayList<>(OddBodies.all());
    all.addAll(OddVersions.all());
    for (Path jar : jars) {
      for (String name : LibrariesApp.classesOf(jar)) {
        all.add(new OddClass(name, name, fileOf(name, loader)));
      }
    }
    all.removeIf(odd -> odd.file().length > LARGEST);
    return all;
  }

  private static byte[] fileOf(String name, ClassLoader loader) throws IOException {
    try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private OddClass next(int number) {
    OddClass original = originals.get(random.nextInt(originals.size()));
    byte[] file = original.file().clone();
    int damages = random.nextInt(4) == 0 ? 3 : 1;
    for (int i = 0; i < damages && file.length > 10; i++) {
      file = damaged(file);
    }
    return new OddClass(number + " of " + original.label(), original.name(), file);
  }

  private byte[] damaged(byte[] file) {
    int at = place(file);
    switch (random.nextInt(6)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = (byte) random.nextInt(256);
      case 2 -> file[at] = (byte) (random.nextBoolean() ? 0 : 0xff);
      case 3 -> file[at]++;
      case 4 -> {
        int from = 8 + random.nextInt(file.length - 8);
        int length = Math.min(random.nextInt(16), file.length - Math.max(at, from));
        System.arraycopy(file, from, file, at, length);
      }
      default -> {
        return random.nextInt(4) == 0 ? Arrays.copyOf(file, at) : swapped(file, at);
      }
    }
    return file;
  }

  /** Most often behind the constant pool: a string that is damaged is all too soon seen. */
  private int place(byte[] file) {
    int from = 8;
    if (random.nextInt(4) != 0) {
      try {
        from = new ClassReader(file).header;
      } catch (RuntimeException damaged) {
        // Then anywhere behind the version.
      }
    }
    return from >= file.length ? file.length - 1 : from + random.nextInt(file.length - from);
  }

  private static byte[] swapped(byte[] file, int at) {
    byte first = file[at];
    file[at] = file[at - 1];
    file[at - 1] = first;
    return file;
  }

  private static final class Defining extends ClassLoader {
    Defining(ClassLoader parent) {
      super(parent);
    }

    void verify(OddClass mutant) {
      var unused =
          defineClass(null, mutant.file(), 0, mutant.file().length).getDeclaredConstructors();
    }
  }
}
