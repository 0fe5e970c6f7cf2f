package io.leakscribe.agent.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Which elements of a class path are the application itself, and not its libraries. */
final class ApplicationPlaces {
  private ApplicationPlaces() {}

  /** The place that has the main class first, then the directories. */
  static List<Path> of(@Nullable String mainClass, List<Path> classPath) {
    List<Path> places = new ArrayList<>();
    Path main =
        mainClass == null ? null : holding(mainClass.replace('.', '/') + ".class", classPath);
    if (main != null) {
      places.add(main);
    }
    classPath.stream().filter(Files::isDirectory).forEach(places::add);
    return places;
  }

  private static @Nullable Path holding(String entry, List<Path> classPath) {
    for (Path place : classPath) {
      if (Files.isDirectory(place) ? Files.exists(place.resolve(entry)) : zipHolds(place, entry)) {
        return place;
      }
    }
    return null;
  }

  private static boolean zipHolds(Path file, String entry) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(entry) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
