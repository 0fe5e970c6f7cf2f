package io.leakscribe.bench.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the JVM writes with {@code -Xlog:gc,safepoint}, decorated with the time in
 * milliseconds: how long it stopped for what, and how much was allocated between collections.
 */
final class PauseLog {
  /** What the log is to be asked for. */
  static final String OPTION = "-Xlog:gc,safepoint:file=%s:timemillis:filecount=0";

  private static final Pattern SAFEPOINT =
      Pattern.compile("\\[(\\d+)ms] Safepoint \"(\\w+)\".* Total: +(\\d+) ns.*");
  private static final Pattern COLLECTION =
      Pattern.compile("\\[(\\d+)ms] GC\\(\\d+\\) Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\).*");

  private record Stop(long atMillis, String name, double millis) {}

  private record Collection(long atMillis, int before, int after) {}

  private final List<Stop> stops = new ArrayList<>();
  private final List<Collection> collections = new ArrayList<>();

  static PauseLog of(List<String> lines) {
    PauseLog log = new PauseLog();
    lines.forEach(log::read);
    return log;
  }

  private void read(String line) {
    Matcher stop = SAFEPOINT.matcher(line);
    if (stop.matches()) {
      double millis = Long.parseLong(stop.group(3)) / 1e6;
      stops.add(new Stop(Long.parseLong(stop.group(1)), stop.group(2), millis));
    }
    Matcher gc = COLLECTION.matcher(line);
    if (gc.matches()) {
      collections.add(
          new Collection(
              Long.parseLong(gc.group(1)),
              Integer.parseInt(gc.group(2)),
              Integer.parseInt(gc.group(3))));
    }
  }

  /** Milliseconds that the application stood still, by the JVM's name of the reason. */
  Map<String, Double> stopped(long fromMillis, long toMillis) {
    Map<String, Double> byName = new TreeMap<>();
    stopsIn(fromMillis, toMillis).forEach(s -> byName.merge(s.name, s.millis, Double::sum));
    return byName;
  }

  /** The longest of these stops; 0 for none. */
  double longest(long fromMillis, long toMillis, boolean collections) {
    return stopsIn(fromMillis, toMillis).stream()
        .filter(stop -> isCollection(stop.name) == collections)
        .mapToDouble(Stop::millis)
        .max()
        .orElse(0);
  }

  static boolean isCollection(String name) {
    return name.startsWith("G1")
        || name.contains("Collect")
        || name.startsWith("GenCollect")
        || name.startsWith("ParallelGC");
  }

  /**
   * MiB allocated a second: what collections found, less what the ones before had left. Not a
   * number with fewer than two collections.
   */
  double allocatedPerSecond(long fromMillis, long toMillis) {
    List<Collection> within =
        collections.stream()
            .filter(c -> c.atMillis >= fromMillis && c.atMillis <= toMillis)
            .toList();
    if (within.size() < 2) {
      return Double.NaN;
    }
    long allocated = 0;
    for (int i = 1; i < within.size(); i++) {
      allocated += within.get(i).before - within.get(i - 1).after;
    }
    long millis = within.get(within.size() - 1).atMillis - within.get(0).atMillis;
    return allocated * 1e3 / millis;
  }

  private List<Stop> stopsIn(long fromMillis, long toMillis) {
    return stops.stream().filter(s -> s.atMillis >= fromMillis && s.atMillis <= toMillis).toList();
  }
}
