package io.leakscribe.agent.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a machine, below a root. What is not there or may not be read is empty: processes
 * end while they are looked at, and most of another user's is closed.
 *
 * @param root {@code /}, unless a test brings its own
 */
public record HostFiles(Path root) {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_NAMES = 20_000;

  /** The machine that we run on. */
  public static HostFiles ofThisHost() {
    return new HostFiles(Path.of("/"));
  }

  /** Where an absolute path of that machine lies. */
  public Path at(String path) {
    return root.resolve(path.substring(1));
  }

  /** The first MiB of a file. */
  public Optional<byte[]> bytes(String path) {
    try (InputStream in = Files.newInputStream(at(path))) {
      return Optional.of(in.readNBytes(MOST_BYTES));
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** The first MiB of a text. */
  public Optional<String> text(String path) {
    return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** What a symbolic link says, whether or not anything is there. */
  public Optional<String> link(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(at(path)).toString());
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** The names in a directory, in no order; empty when it may not be listed. */
  public Optional<List<String>> names(String path) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(at(path))) {
      for (Path entry : entries) {
        if (names.size() < MOST_NAMES) {
          names.add(String.valueOf(entry.getFileName()));
        }
      }
      return Optional.of(names);
    } catch (IOException | DirectoryIteratorException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** The first part of a text, of any length, that the pattern matches. */
  Optional<MatchResult> find(String path, Pattern pattern) {
    try (Stream<String> lines = Files.lines(at(path), StandardCharsets.ISO_8859_1)) {
      return lines
          .map(pattern::matcher)
          .filter(Matcher::find)
          .findFirst()
          .map(MatchResult.class::cast);
    } catch (IOException | UncheckedIOException | SecurityException e) {
      return Optional.empty();
    }
  }

  boolean exists(String path) {
    return Files.exists(at(path));
  }
}
