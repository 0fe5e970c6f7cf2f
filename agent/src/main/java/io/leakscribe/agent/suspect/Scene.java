package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Forecaster;
import io.leakscribe.agent.trend.Series;
import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all suspects of one assessment.
 *
 * @param now time of the observation
 * @param from end of the warm-up: nothing earlier is judged
 * @param heapTrend of the live set
 * @param envelopeTrend of the lowest use after young collections
 * @param heapLevel best knowledge of bytes in use without garbage
 * @param heapMax in bytes
 * @param heapForecast when the live set reaches the maximum, null when that is not foreseen
 * @param rising live set against time
 * @param lifecycles all tracked types and caches
 */
record Scene(
    Instant now,
    Instant from,
    Trend heapTrend,
    Trend envelopeTrend,
    double heapLevel,
    long heapMax,
    @Nullable Forecast heapForecast,
    Attribution rising,
    Collection<LifecycleTrack> lifecycles) {
  /** Quantiles of bytes for each entry between which nine in ten truths lay in simulation. */
  private static final double LIGHT_ENTRIES = 0.1;

  private static final double HEAVY_ENTRIES = 0.9;

  private static final double UNSURE = 2;

  /** What a buffer takes for a moment when it grows to half as much again, and to twice as much. */
  private static final double COPIED = 2.5;

  private static final double DOUBLED = 3;

  /** How large the next one is. */
  private static final double HALF_AS_MUCH_AGAIN = 1.5;

  private static final double TWICE = 2;

  /** Ten years in milliseconds: further away is not foreseen. */
  private static final double FURTHEST = 3650 * 86_400_000.0;

  /** When the heap is full if only this holder grows as it does; null when that is not known. */
  @Nullable Forecast forecastBy(HolderTrack track, Trend trend) {
    double room = heapMax - heapLevel;
    Long estimate = track.last().sampled().bytesEach();
    if (estimate != null && Kinds.isBuffer(track.last().holderType())) {
      return forecastOfBuffer(track, estimate, trend);
    }
    if (estimate != null && track.attribution.bytesPerEntry().isEmpty()) {
      return forecastBy(estimate, trend, room);
    }
    Forecast at = forecastBy(track, trend, room, 0.5);
    Forecast near = forecastBy(track, trend, room, HEAVY_ENTRIES);
    Forecast far = forecastBy(track, trend, room, LIGHT_ENTRIES);
    return between(near, at, far);
  }

  /** Before collections tell: by the size of the entries themselves, which may be half or twice. */
  private @Nullable Forecast forecastBy(double each, Trend trend, double room) {
    Forecast at = Forecaster.exhaustion(trend, room / each, now);
    Forecast near = Forecaster.exhaustion(trend, room / each / UNSURE, now);
    Forecast far = Forecaster.exhaustion(trend, room / each * UNSURE, now);
    return between(near, at, far);
  }

  /**
   * A buffer grows by being copied to a larger one, beside which the old one must stay for a
   * moment: the last copy fails while much of the heap is free.
   */
  private @Nullable Forecast forecastOfBuffer(HolderTrack track, double each, Trend trend) {
    double length = track.last().largest();
    Long room = track.roomBeforeCopy();
    if (room != null && !hasRoomToGrow(track)) {
      return Forecaster.exhaustion(trend, Math.max(0, room - length), now);
    }
    double free = Math.max(0, heapMax - heapLevel) / each + length;
    Forecast near = Forecaster.exhaustion(trend, free / DOUBLED - length, now);
    Forecast at = Forecaster.exhaustion(trend, free / COPIED - length, now);
    Forecast far = Forecaster.exhaustion(trend, free - length, now);
    return between(near, at, far);
  }

  /**
   * Bytes that the heap must have for a buffer to be copied to a larger one the next time: what is
   * in use, the buffer in it, and the new one beside. 0 where that is not known.
   */
  double bytesToGrow(HolderTrack track) {
    Long room = track.roomBeforeCopy();
    Long each = track.last().sampled().bytesEach();
    if (room == null || each == null) {
      return 0;
    }
    double own = (double) room * each;
    // Without a collection of old memory, what is in use may be garbage, but for the buffer.
    double used = heapTrend.readings() > 0 ? Math.max(own, heapLevel) : own;
    return used + own * (Kinds.isDoubled(track.last().holderType()) ? TWICE : HALF_AS_MUCH_AGAIN);
  }

  /**
   * Whether the next copy of a buffer fits. It has to be in one piece, and others allocate
   * meanwhile: a heap is full before its last byte is used.
   */
  boolean hasRoomToGrow(HolderTrack track) {
    return bytesToGrow(track) <= HeapEvidence.FULL * heapMax;
  }

  /** The forecast in the middle, as early as the near and as late as the far one. */
  private static @Nullable Forecast between(
      @Nullable Forecast near, @Nullable Forecast at, @Nullable Forecast far) {
    return at == null
        ? null
        : new Forecast(
            at.at(),
            near == null ? at.earliest() : near.earliest(),
            far == null ? null : far.latest());
  }

  private @Nullable Forecast forecastBy(
      HolderTrack track, Trend trend, double room, double quantile) {
    OptionalDouble each = track.attribution.bytesPerEntry(quantile);
    return each.isPresent() ? Forecaster.exhaustion(trend, room / each.getAsDouble(), now) : null;
  }

  /**
   * When the heap is full if the live set goes on rising as its pairs of readings say; null while
   * it does not clearly rise.
   */
  @Nullable Forecast forecastByRise() {
    Instant at = fullAt(0.5);
    Instant near = fullAt(HEAVY_ENTRIES);
    return at == null ? null : new Forecast(at, near == null ? at : near, fullAt(LIGHT_ENTRIES));
  }

  private @Nullable Instant fullAt(double quantile) {
    OptionalDouble perMilli = rising.bytesPerEntry(quantile);
    if (perMilli.isEmpty()) {
      return null;
    }
    double millis = Math.max(0, heapMax - heapLevel) / perMilli.getAsDouble();
    return millis > FURTHEST ? null : now.plusMillis((long) millis);
  }

  /** When what fills up to the limit is full; null when that is not foreseen or not limited. */
  @Nullable Forecast full(Series series, Trend trend, @Nullable Long limit) {
    return limit == null ? null : Forecaster.exhaustion(series, trend, limit, now);
  }

  /** When the growth began, as far as it is judged. */
  Instant begin(Trend trend) {
    Instant since = trend.since();
    return since == null || since.isBefore(from) ? from : since;
  }

  Duration observed() {
    return Duration.between(from, now);
  }

  /** Sessions of the containers, by their own rules; those of the application have no known end. */
  List<LifecycleReading> sessionsWithKnownEnd() {
    return lifecycles.stream()
        .map(LifecycleTrack::last)
        .filter(reading -> reading.kind() == LifecycleReading.Kind.SESSION && reading.ended() > 0)
        .toList();
  }
}
