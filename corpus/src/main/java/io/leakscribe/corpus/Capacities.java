package io.leakscribe.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * How many steps of a leak fit into memory: found by a run without agent and without pauses, and
 * remembered. May be used by several threads.
 */
final class Capacities {
  private static final Duration LIMIT = Duration.ofSeconds(150);

  private final Site site;
  private final Path file;
  private final Properties known = new Properties();

  /** A leak that does not fill memory. */
  static final class NoCapacityException extends Exception {
    private static final long serialVersionUID = 1;

    NoCapacityException(String message) {
      super(message);
    }
  }

  Capacities(Site site) {
    this.site = site;
    file = site.runs().resolve("capacities.properties");
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read '" + file + "'", e);
      }
    }
  }

  /**
   * Steps until out of memory.
   *
   * @throws NoCapacityException when it does not run out of memory; says what happened instead
   */
  long of(Specimen specimen, Platform platform) throws NoCapacityException {
    String key =
        String.join(" ", specimen.name(), platform.label(), specimen.heap(), code(specimen));
    String remembered = known.getProperty(key);
    if (remembered != null) {
      return Long.parseLong(remembered);
    }
    long steps = measure(specimen, platform);
    remember(key, steps);
    return steps;
  }

  private long measure(Specimen specimen, Platform platform) throws NoCapacityException {
    if (specimen.resource().equals("threads")) {
      throw new NoCapacityException("only a number of steps keeps threads from filling the host");
    }
    Path directory = site.directory(specimen, platform, "-capacity");
    Path count = directory.resolve("steps");
    List<String> command =
        new Launch(site, specimen, platform).command(List.of(), Long.MAX_VALUE, 0, count);
    try (Child child = Child.start(command, directory.resolve("log"))) {
      if (!child.endedWithin(LIMIT)) {
        throw new NoCapacityException(
            "not out of memory within "
                + LIMIT.toSeconds()
                + " s, after "
                + read(count)
                + " steps");
      }
      if (child.exit() != Launch.OUT_OF_MEMORY && !child.said("OutOfMemoryError")) {
        throw new NoCapacityException("exit code " + child.exit() + ": " + child.lastWords());
      }
      return Math.max(1, read(count));
    }
  }

  static long read(Path count) {
    try {
      byte[] bytes = Files.exists(count) ? Files.readAllBytes(count) : new byte[0];
      return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read '" + count + "'", e);
    }
  }

  private synchronized void remember(String key, long steps) {
    known.setProperty(key, Long.toString(steps));
    try (Writer writer = Files.newBufferedWriter(file)) {
      known.store(writer, "Steps until out of memory, as measured without agent");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write '" + file + "'", e);
    }
  }

  /** Changes with the code of the program, so that nothing stale is remembered. */
  private String code(Specimen specimen) {
    Path base = site.classes().resolve("com/example/corpus");
    Path type = base.resolve(specimen.name().replace('.', '/') + ".class");
    String simple = specimen.name().substring(specimen.name().lastIndexOf('.') + 1);
    CRC32 sum = new CRC32();
    try (Stream<Path> beside = Files.list(type.getParent());
        Stream<Path> common = Files.list(base)) {
      Stream<Path> own =
          beside.filter(p -> p.getFileName().toString().matches(simple + "(\\$.*)?\\.class"));
      for (Path part : Stream.concat(own, common.filter(Files::isRegularFile)).sorted().toList()) {
        sum.update(Files.readAllBytes(part));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read '" + type + "'", e);
    }
    return Long.toHexString(sum.getValue());
  }
}
