package io.leakscribe.agent.suspect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether classes go on being loaded at one rate: an application that does so is not
 * starting, it lives so. Not thread-safe.
 */
final class SteadyLoading {
  private static final int WINDOWS = 3;
  private static final double MOST_GROWTH = 0.5;

  /** Less is hardly anything, and says nothing about what others load. */
  private static final double LEAST_GROWTH = 0.02;

  private static final double AS_FAST_AS_BEFORE = 0.8;

  private final Duration window;
  private @Nullable Instant windowStart;
  private @Nullable Instant since;
  private long windowClasses;
  private long loadedBefore;
  private int steadyWindows;

  SteadyLoading(Duration window) {
    this.window = window;
  }

  /** Takes the number of classes that are loaded now. */
  void observe(Instant time, long classes) {
    Instant start = windowStart;
    if (start == null) {
      windowStart = time;
      windowClasses = classes;
    } else if (Duration.between(start, time).compareTo(window) >= 0) {
      judge(start, classes - windowClasses);
      windowStart = time;
      windowClasses = classes;
    }
  }

  private void judge(Instant start, long loaded) {
    boolean few = loaded < MOST_GROWTH * windowClasses;
    boolean some = loaded >= LEAST_GROWTH * windowClasses;
    boolean same =
        loaded >= AS_FAST_AS_BEFORE * loadedBefore && AS_FAST_AS_BEFORE * loaded <= loadedBefore;
    if (!few || !some || !same) {
      steadyWindows = 0;
    } else if (steadyWindows++ == 0) {
      since = start;
    }
    loadedBefore = loaded;
  }

  /** Since when, or null before several windows in a row had about as many as the one before. */
  @Nullable Instant since() {
    return steadyWindows >= WINDOWS ? since : null;
  }
}
