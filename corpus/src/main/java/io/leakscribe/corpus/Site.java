package io.leakscribe.corpus;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param classes of the programs
 * @param libraries of the programs, and of this runner
 * @param agent the jar
 * @param runs what the runs leave
 * @param ledgers whether agents keep every ledger
 * @param toTheEnd whether leaks run until memory is full, whatever the agent has said
 */
record Site(
    Path classes, Path libraries, Path agent, Path runs, boolean ledgers, boolean toTheEnd) {

  /** What only the runner needs: a program must not meet it, least of all the agent's classes. */
  private static final List<String> OURS =
      List.of("leakscribe-", "picocli-", "flightrecorder", "common-", "encoder-", "lz4-");

  /** As the build leaves them below the root of the checkout. */
  static Site in(Path root) {
    Path target = root.resolve("corpus").resolve("target");
    return new Site(
        target.resolve("classes"),
        target.resolve("lib"),
        root.resolve("agent/target/leakscribe.jar"),
        target.resolve("runs"),
        false,
        false);
  }

  Site withAgent(Path jar) {
    return new Site(classes, libraries, jar, runs, ledgers, toTheEnd);
  }

  Site withRuns(Path directory) {
    return new Site(classes, libraries, agent, directory, ledgers, toTheEnd);
  }

  Site withLedgers(boolean kept) {
    return new Site(classes, libraries, agent, runs, kept, toTheEnd);
  }

  Site withLivesToTheEnd(boolean end) {
    return new Site(classes, libraries, agent, runs, ledgers, end);
  }

  /** The class path of a program. */
  String classPath() {
    List<String> entries = new ArrayList<>(List.of(classes.toAbsolutePath().toString()));
    try (Stream<Path> jars = Files.list(libraries)) {
      jars.filter(jar -> OURS.stream().noneMatch(jar.getFileName().toString()::startsWith))
          .sorted()
          .forEach(jar -> entries.add(jar.toAbsolutePath().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("build the corpus first: no '" + libraries + "'", e);
    }
    return String.join(File.pathSeparator, entries);
  }

  /** An empty directory for one run. */
  Path directory(Specimen specimen, Platform platform, String purpose) {
    String name = specimen.name() + "-" + platform.label().replace(' ', '-') + purpose;
    Path directory = runs.resolve(name).toAbsolutePath();
    Trees.empty(directory);
    return directory;
  }
}
