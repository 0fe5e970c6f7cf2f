package io.leakscribe.scenarios;

import io.leakscribe.scenarios.stack.Screenshot;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps drafts for others to look at, with pictures of their pages. */
final class Gallery {
  private static final List<String> PATHS =
      List.of("user.dir", "user.home", "java.io.tmpdir", "java.home");

  private Gallery() {}

  /**
   * Copies the files of a draft, and takes a picture of its page as a desktop and as a phone show
   * it.
   *
   * @param to emptied first
   * @throws IllegalStateException when a file names this machine, its user or a path of it
   */
  static Path keep(Path drafted, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path old : files(to)) {
      Files.delete(old);
    }
    for (Path file : files(drafted)) {
      Path copy = to.resolve(file.getFileName().toString());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      assertNamesNobody(copy);
    }
    Path page = to.resolve("postmortem.html");
    Screenshot.take(page, 1200, 1500, to.resolve("desktop.png"));
    Screenshot.take(page, 390, 1500, to.resolve("phone.png"));
    return to;
  }

  /** Files whose names begin with a dot are the machinery of the one who drafts. */
  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static void assertNamesNobody(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    for (String property : PATHS) {
      String path = System.getProperty(property);
      if (path.length() > 1 && text.contains(path)) {
        throw new IllegalStateException("'" + file + "' names '" + path + "' of this machine");
      }
    }
    String host = InetAddress.getLocalHost().getHostName();
    if (text.matches("(?s).*\\b" + Pattern.quote(host) + "\\b.*")) {
      throw new IllegalStateException("'" + file + "' names this machine, '" + host + "'");
    }
  }
}
