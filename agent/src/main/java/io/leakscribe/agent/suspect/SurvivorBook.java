package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.SurvivorReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sites whose objects stay alive. Bounded by what the probe reports; not thread-safe. */
final class SurvivorBook {
  private static final Comparator<SurvivorTrack> MOST_SPREAD_LAST =
      Comparator.<SurvivorTrack>comparingInt(track -> track.last().cohorts())
          .thenComparingInt(track -> track.last().samples());

  private final Map<String, SurvivorTrack> tracks = new LinkedHashMap<>();
  private List<SurvivorReading> newest = List.of();

  void observe(Instant time, List<SurvivorReading> readings) {
    if (readings.isEmpty() || readings.equals(newest)) {
      return;
    }
    newest = readings;
    int total = readings.stream().mapToInt(SurvivorReading::samples).sum();
    Map<String, SurvivorTrack> before = Map.copyOf(tracks);
    tracks.clear();
    for (SurvivorReading reading : readings) {
      String key = key(reading);
      SurvivorTrack track = before.get(key);
      track = track == null ? new SurvivorTrack(reading, time) : track;
      track.observe(reading, total);
      tracks.putIfAbsent(key, track);
    }
  }

  /** The most widely spread site of what fits the holder, or null. */
  @Nullable SurvivorTrack fitting(String holder, List<String> elementClasses) {
    return creators()
        .filter(track -> track.fits(holder, elementClasses))
        .max(MOST_SPREAD_LAST)
        .orElse(null);
  }

  /** The most widely spread site of all, if its objects are of all ages; else null. */
  @Nullable SurvivorTrack best() {
    return creators()
        .filter(SurvivorTrack::isOfAllAges)
        .filter(track -> track.last().site() != null)
        .max(MOST_SPREAD_LAST)
        .orElse(null);
  }

  /** A site of the class for which a path to the root is known, or null. */
  @Nullable SurvivorTrack chained(@Nullable String leakingClass) {
    return creators()
        .filter(track -> track.leakingClass().equals(leakingClass))
        .filter(track -> !track.last().path().isEmpty())
        .max(MOST_SPREAD_LAST)
        .orElse(null);
  }

  /** Where entries of the holder's class are put in, as its container's own nodes tell; or null. */
  @Nullable String insertionSite(String holder, List<String> elementClasses) {
    return tracks.values().stream()
        .filter(SurvivorTrack::tellsInsertion)
        .filter(track -> track.fits(holder, elementClasses))
        .max(MOST_SPREAD_LAST)
        .map(track -> track.last().site())
        .orElse(null);
  }

  private Stream<SurvivorTrack> creators() {
    return tracks.values().stream().filter(track -> !track.tellsInsertion());
  }

  private static String key(SurvivorReading reading) {
    String site = String.valueOf(reading.site());
    int bracket = site.indexOf('(');
    return (bracket < 0 ? site : site.substring(0, bracket)) + " " + reading.objectClass();
  }
}
