package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LoaderReading;
import io.leakscribe.agent.trend.Series;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of the class loaders of one class. Not thread-safe. */
final class LoaderTrack {
  final Series loaders = new Series();
  final Series classes = new Series();
  private LoaderReading last;
  private @Nullable String pattern;
  private @Nullable String site;

  LoaderTrack(LoaderReading first, Instant time) {
    last = first;
    observe(time, first);
  }

  void observe(Instant time, LoaderReading reading) {
    last = reading;
    pattern = reading.classPattern() == null ? pattern : reading.classPattern();
    site = reading.site() == null ? site : reading.site();
    loaders.add(time, reading.loaders());
    classes.add(time, reading.classes());
  }

  LoaderReading last() {
    return last;
  }

  /** Names of the classes that came last, null before any came. */
  @Nullable String pattern() {
    return pattern;
  }

  @Nullable String site() {
    return site;
  }
}
