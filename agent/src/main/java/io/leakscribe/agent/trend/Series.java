package io.leakscribe.agent.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one measured quantity in bounded memory: the newest readings one by one, older
 * ones in ever coarser buckets. Each level holds {@value Level#BUCKETS} buckets of four times as
 * many readings as the level below, so that a few KB reach from seconds back to years. Levels are
 * by number of readings, not by time: nothing here depends on how often readings come.
 *
 * <p>Not thread-safe: one thread adds and analyses.
 */
public final class Series {
  static final int FOLD = 4;

  private final List<Level> levels = new ArrayList<>();
  private @Nullable Instant first;
  private double lastTime;
  private double last = Double.NaN;
  private int size;
  private double increments;
  private double decrements;

  /** An empty series. */
  public Series() {
    levels.add(new Level());
  }

  /**
   * Adds a reading. One that is not newer than the newest, and one that is not a finite number, is
   * ignored.
   */
  public void add(Instant time, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    Instant start = first;
    if (start == null) {
      start = time;
      first = time;
    } else if (seconds(start, time) <= lastTime) {
      return;
    }
    countStep(value);
    lastTime = seconds(start, time);
    last = value;
    size = size == Integer.MAX_VALUE ? size : size + 1;
    push(lastTime, value);
  }

  private void countStep(double value) {
    if (size > 0) {
      increments += Math.max(0, value - last);
      decrements += Math.max(0, last - value);
    }
  }

  private void push(double time, double value) {
    levels.get(0).fold(time, value, 1);
    double t = time;
    double v = value;
    for (int k = 1; ; k++) {
      if (k == levels.size()) {
        levels.add(new Level());
      }
      Level level = levels.get(k);
      if (!level.fold(t, v, FOLD)) {
        return;
      }
      t = level.time(level.size() - 1);
      v = level.mean(level.size() - 1);
    }
  }

  /** Readings taken in, all told. */
  public int size() {
    return size;
  }

  /** The newest value, NaN before the first reading. */
  public double last() {
    return last;
  }

  /** Time of the first reading, null before it. */
  public @Nullable Instant firstTime() {
    return first;
  }

  /** Time of the newest reading, null before the first. */
  public @Nullable Instant lastTime() {
    return first == null ? null : instant(lastTime);
  }

  /** Sum of all steps up. */
  public double increments() {
    return increments;
  }

  /** Sum of all steps down, as a positive number; 0 means that the series never shrank. */
  public double decrements() {
    return decrements;
  }

  int levels() {
    return levels.size();
  }

  Level level(int k) {
    return levels.get(k);
  }

  /** All points of one level from {@code from} seconds on, oldest first. */
  Window window(int k, double from) {
    Window w = new Window();
    Level level = levels.get(k);
    for (int i = 0; i < level.size(); i++) {
      if (level.time(i) >= from) {
        w.add(level.time(i), level.mean(i));
      }
    }
    if (k > 0) {
      level.copyPending(w, FOLD);
    }
    return w;
  }

  double lastSeconds() {
    return lastTime;
  }

  double toSeconds(Instant time) {
    return first == null ? 0 : seconds(first, time);
  }

  Instant instant(double seconds) {
    Instant start = first;
    if (start == null) {
      throw new IllegalStateException("The series has no reading yet; add one first.");
    }
    return start.plusNanos((long) (seconds * 1e9));
  }

  private static double seconds(Instant from, Instant to) {
    Duration d = Duration.between(from, to);
    return d.getSeconds() + d.getNano() / 1e9;
  }
}
