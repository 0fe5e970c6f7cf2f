package io.leakscribe.bench.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes the profiler's library for this processor out of its jar. */
final class NativeLibrary {
  private NativeLibrary() {}

  static Path from(Path jar, Path directory) throws IOException {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
    String name = machine + "/libasyncProfiler.so";
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new IOException(jar + " has no " + name);
      }
      Path library = directory.resolve("libasyncProfiler.so");
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, library);
      }
      return library;
    }
  }
}
