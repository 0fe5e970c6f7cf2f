package io.leakscribe.alertmanager;

import io.leakscribe.incident.ServiceLabels;
import io.leakscribe.journal.JournalReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are kept: with the service that their labels name, else in a place that the
 * incidents of every service consult.
 *
 * <p>Only directories that are there are ever chosen, so no label can name a path.
 */
final class Owners {
  private final Path dir;
  private final List<Path> services;

  private Owners(Path dir, List<Path> services) {
    this.dir = dir;
    this.services = services;
  }

  /** The services that are there now. */
  static Owners in(Path dir) throws IOException {
    List<Path> services = new ArrayList<>();
    if (Files.isDirectory(dir)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
        for (Path entry : entries) {
          if (Files.isDirectory(entry.resolve("journal"))) {
            services.add(entry);
          }
        }
      }
    }
    services.sort(null);
    return new Owners(dir, services);
  }

  /** The directory of the service that these labels name; null when they name none of ours. */
  @Nullable Path of(Map<String, String> labels) {
    for (String name : ServiceLabels.in(labels)) {
      for (Path service : services) {
        if (ServiceLabels.name(Map.of("service", name), service.getFileName().toString())) {
          return service;
        }
      }
    }
    return null;
  }

  /** The directory of journals for what belongs to a service, or to none. */
  Path journals(@Nullable Path service) {
    return service == null ? dir.resolve(JournalReader.ALERTS) : service.resolve("journal");
  }

  /** Every directory that may hold alerts. */
  List<Path> journals() {
    List<Path> all = new ArrayList<>();
    services.forEach(service -> all.add(journals(service)));
    all.add(journals(null));
    return all;
  }
}
