package io.leakscribe.agent.probe.lifecycle;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Jars of other versions than those on the class path of the tests. */
final class Older {

  static URL[] jars(String... prefixes) throws Exception {
    try (Stream<Path> jars = Files.list(Path.of("target", "older"))) {
      List<Path> found =
          jars.filter(jar -> Stream.of(prefixes).anyMatch(jar.getFileName().toString()::startsWith))
              .sorted()
              .toList();
      if (found.size() < prefixes.length) {
        throw new IllegalStateException("found only " + found + "; run the build of the module");
      }
      URL[] urls = new URL[found.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = found.get(i).toUri().toURL();
      }
      return urls;
    }
  }

  private Older() {}
}
