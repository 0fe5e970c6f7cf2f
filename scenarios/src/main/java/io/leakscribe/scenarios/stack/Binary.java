package io.leakscribe.scenarios.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that a package of the system brings.
 *
 * @param name of its file
 * @param debianPackage which brings it
 */
record Binary(String name, String debianPackage) {
  static final Binary PROMETHEUS = new Binary("prometheus", "prometheus");
  static final Binary ALERTMANAGER =
      new Binary("prometheus-alertmanager", "prometheus-alertmanager");
  static final Binary CHROMIUM = new Binary("chromium", "chromium");

  /**
   * Its file, from {@code PATH}.
   *
   * @throws IllegalStateException when it is not installed; says what to install
   */
  Path file() {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IllegalStateException(
        "'" + name + "' is not on the PATH: install the Debian package " + debianPackage);
  }
}
