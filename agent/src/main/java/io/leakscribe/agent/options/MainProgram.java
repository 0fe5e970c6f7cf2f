package io.leakscribe.agent.options;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM was told to run.
 *
 * @param name jar name without version and ending, or the main class, or the main module
 * @param jar the jar that was run, null when a class was
 * @param mainClass null when a jar was run
 * @param classPath as given, at most a few hundred elements
 */
record MainProgram(
    String name, @Nullable Path jar, @Nullable String mainClass, List<Path> classPath) {

  private static final int MAX_ELEMENTS = 300;
  // The version must not be part of the name: a leak is recognised across deploys by its service.
  private static final Pattern VERSION = Pattern.compile("[-_]v?\\d+(\\.\\d+)+([-.+_].*)?$");

  /** Takes the properties sun.java.command, java.class.path and jdk.module.main. */
  static MainProgram of(
      @Nullable String command, @Nullable String classPath, @Nullable String module) {
    List<Path> elements = elements(classPath);
    if (command == null || command.isBlank()) {
      return new MainProgram("java", null, null, elements);
    }
    if (module != null && !module.isBlank() && !module.startsWith("jdk.")) {
      return new MainProgram(module.replaceFirst("/.*", ""), null, null, elements);
    }
    String program = program(command, classPath);
    if (!program.endsWith(".jar") && !program.endsWith(".war")) {
      return new MainProgram(program, null, program, elements);
    }
    Path jar = path(program);
    return new MainProgram(jarName(program), jar, null, elements);
  }

  /** Where the deployed version may be written, likeliest first. */
  List<Path> places() {
    Path run = jar;
    return run != null ? List.of(run) : ApplicationPlaces.of(mainClass, classPath);
  }

  // A path may hold blanks, and the command does not quote: with -jar the class path begins with
  // it.
  private static String program(String command, @Nullable String classPath) {
    String first = classPath == null ? "" : classPath.split(File.pathSeparator, 2)[0];
    boolean ran = !first.isEmpty() && (command.equals(first) || command.startsWith(first + " "));
    return ran ? first : command.trim().split(" ", 2)[0];
  }

  private static String jarName(String program) {
    String file =
        program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
    String base = file.substring(0, file.length() - ".jar".length());
    String name = VERSION.matcher(base).replaceFirst("");
    return name.isEmpty() ? file : name;
  }

  private static List<Path> elements(@Nullable String classPath) {
    List<Path> elements = new ArrayList<>();
    for (String element :
        classPath == null ? new String[0] : classPath.split(File.pathSeparator, -1)) {
      Path path = element.isEmpty() ? null : path(element);
      if (path != null && elements.size() < MAX_ELEMENTS) {
        elements.add(path);
      }
    }
    return List.copyOf(elements);
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
