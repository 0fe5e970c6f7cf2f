package io.leakscribe.corpus;

import com.example.corpus.Healthy;
import com.example.corpus.Leak;
import com.example.corpus.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the programs. */
final class Specimens {
  private static final String PACKAGE = Program.class.getPackageName();
  private static final String SUFFIX = ".class";

  private Specimens() {}

  /** All annotated programs below the directory of classes, by name; none is initialized. */
  static List<Specimen> in(Path classes) {
    Path root = classes.resolve(PACKAGE.replace('.', '/'));
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(SUFFIX) && !file.contains("$") && !file.contains("-"))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
          .flatMap(name -> specimen(name).stream())
          .sorted(Comparator.comparing(Specimen::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no programs below '" + root + "'", e);
    }
  }

  /** Those whose name has a match of the expression. */
  static List<Specimen> matching(List<Specimen> all, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return all.stream().filter(s -> pattern.matcher(s.name()).find()).toList();
  }

  private static Optional<Specimen> specimen(String name) {
    Class<?> type = load(PACKAGE + "." + name);
    Leak leak = type.getAnnotation(Leak.class);
    if (leak != null) {
      return Optional.of(Specimen.of(name, leak));
    }
    return Optional.ofNullable(type.getAnnotation(Healthy.class))
        .map(healthy -> Specimen.of(name, healthy));
  }

  private static Class<?> load(String className) {
    try {
      return Class.forName(className, false, Specimens.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException("cannot load '" + className + "'", e);
    }
  }
}
