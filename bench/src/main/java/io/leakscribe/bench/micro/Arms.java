package io.leakscribe.bench.micro;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one operation in JVMs of its own, with the packaged agent, without, or on its parts. */
final class Arms {
  static final Path LOG = Path.of("bench/target/micro.log");
  private static final String CLASS_PATH = "java.class.path";

  /** What the agent has opened to it when it runs as one. */
  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");

  private final Path root;
  private final boolean quick;
  private final String applicationClassPath = System.getProperty(CLASS_PATH);

  /**
   * @param root of the repository
   */
  Arms(Path root, boolean quick) {
    this.root = root;
    this.quick = quick;
  }

  void run(Measured one, boolean withoutFirst) throws RunnerException, IOException {
    if (!one.operation.withAgent()) {
      fork(one.operation, one.without, classPathWithParts(), OPENED);
      return;
    }
    if (withoutFirst) {
      fork(one.operation, one.without, applicationClassPath, List.of());
    }
    fork(one.operation, one.with, applicationClassPath, List.of(agent()));
    if (!withoutFirst) {
      fork(one.operation, one.without, applicationClassPath, List.of());
    }
  }

  private String agent() throws IOException {
    Path jar = root.resolve("agent/target/leakscribe.jar").toAbsolutePath().normalize();
    return "-javaagent:" + jar + "=service=bench,port=-1,dir=" + Files.createTempDirectory("bench");
  }

  private void fork(Operation operation, Measured.Arm arm, String classPath, List<String> jvm)
      throws RunnerException {
    List<String> arguments = new ArrayList<>(List.of("-Xms512m", "-Xmx512m"));
    arguments.addAll(jvm);
    // The fork's class path is the one that this JVM says it has.
    System.setProperty(CLASS_PATH, classPath);
    try {
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include(operation.pattern())
              .mode(Mode.AverageTime)
              .timeUnit(TimeUnit.NANOSECONDS)
              .forks(1)
              .warmupIterations(2)
              .measurementIterations(3)
              .warmupTime(TimeValue.milliseconds(quick ? 300 : 1_000))
              .measurementTime(TimeValue.milliseconds(quick ? 300 : 1_000))
              .jvmArgs(arguments.toArray(new String[0]))
              .addProfiler(GCProfiler.class)
              .shouldFailOnError(true)
              .output(LOG.toString());
      operation.parameters().forEach(options::param);
      RunResult result = new Runner(options.build()).runSingle();
      // The best second: what else ran on the machine only ever adds.
      arm.add(result.getPrimaryResult().getStatistics().getMin(), allocated(result));
    } finally {
      System.setProperty(CLASS_PATH, applicationClassPath);
    }
  }

  private static double allocated(RunResult result) {
    for (String name : result.getSecondaryResults().keySet()) {
      if (name.endsWith("gc.alloc.rate.norm")) {
        return result.getSecondaryResults().get(name).getScore();
      }
    }
    return Double.NaN;
  }

  /** The packed agent among them would bring its launcher twice. */
  private String classPathWithParts() throws IOException {
    try (Stream<Path> jars = Files.list(root.resolve("bench/target/parts"))) {
      return Stream.concat(
              Stream.of(applicationClassPath),
              jars.map(Path::toString).filter(jar -> !jar.endsWith("leakscribe.jar")).sorted())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
