package io.leakscribe.trials.hostile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A language of the JVM: its compiler, and the sample in it. */
enum Language {
  KOTLIN(
      "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
      List.of("-no-stdlib", "-no-reflect", "-nowarn", "-jvm-target", "17", "-cp"),
      List.of("kotlin"),
      "com.example.kt.ShopKt"),
  SCALA("scala.tools.nsc.Main", List.of("-cp"), List.of("scala"), "com.example.sc.Shop"),
  SCALA3("dotty.tools.dotc.Main", List.of("-classpath"), List.of("scala3"), "com.example.sc.New"),
  GROOVY(
      "org.codehaus.groovy.tools.FileSystemCompiler",
      List.of("-cp"),
      List.of("groovy"),
      "com.example.gr.Shop");

  private static final Path LANGUAGES = Path.of("target/languages").toAbsolutePath();
  private static final Path SAMPLES = Path.of("src/test/samples").toAbsolutePath();

  private final String compiler;
  private final List<String> options;
  private final List<String> samples;
  final String main;

  Language(String compiler, List<String> options, List<String> samples, String main) {
    this.compiler = compiler;
    this.options = options;
    this.samples = samples;
    this.main = main;
  }

  /** Arguments of java that compile the sample into a directory. */
  List<String> compilation(Path classes) throws IOException {
    List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    all.add(String.join(File.pathSeparator, jars("compiler", "library")));
    all.add(compiler);
    all.addAll(options);
    all.add(String.join(File.pathSeparator, jars("library")));
    all.addAll(List.of("-d", classes.toString()));
    for (String sample : samples) {
      all.addAll(files(SAMPLES.resolve(sample)));
    }
    return all;
  }

  /** The class path of the compiled sample. */
  String classPath(Path classes) throws IOException {
    List<String> all = new ArrayList<>(jars("library"));
    all.add(0, classes.toString());
    return String.join(File.pathSeparator, all);
  }

  private List<String> jars(String... kinds) throws IOException {
    List<String> all = new ArrayList<>();
    for (String kind : kinds) {
      all.addAll(files(LANGUAGES.resolve(name().toLowerCase(java.util.Locale.ROOT)).resolve(kind)));
    }
    return all;
  }

  private static List<String> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
