package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Series;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.agent.trend.TrendAnalyzer;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.OptionalDouble;

/** The trends of one assessment, each worked out once. Not thread-safe. */
final class TrendBook {
  private final TrendAnalyzer analyzer;
  private final Instant now;
  private final Instant from;
  private final double headroom;
  private final IdentityHashMap<Series, Trend> known = new IdentityHashMap<>();

  /**
   * @param headroom bytes that are left of the heap
   */
  TrendBook(TrendAnalyzer analyzer, Instant now, Instant from, double headroom) {
    this.analyzer = analyzer;
    this.now = now;
    this.from = from;
    this.headroom = headroom;
  }

  /** With what is left of the heap in entries, as far as the size of an entry is known. */
  Trend ofHolder(HolderTrack track) {
    // Asked several times in an assessment, and the size of an entry costs as much as the trend.
    return known.computeIfAbsent(track.entries, series -> ofEntries(series, track));
  }

  private Trend ofEntries(Series series, HolderTrack track) {
    OptionalDouble each = track.attribution.bytesPerEntry();
    Options options = Options.counts().withFrom(from);
    return analyzer.analyze(
        series,
        now,
        each.isPresent() ? options.withHeadroom(headroom / each.getAsDouble()) : options);
  }

  Trend ofRetained(LifecycleTrack track) {
    return known.computeIfAbsent(
        track.retained, s -> analyzer.analyze(s, now, Options.retained().withFrom(from)));
  }

  Trend ofLive(LifecycleTrack track) {
    return ofCounts(track.live);
  }

  Trend ofDebt(LifecycleTrack track) {
    return ofCounts(track.debt);
  }

  Trend ofCounts(Series series) {
    return known.computeIfAbsent(
        series, s -> analyzer.analyze(s, now, Options.counts().withFrom(from)));
  }

  /** Of any other series, by options of its own. */
  Trend of(Series series, Options options) {
    return known.computeIfAbsent(series, s -> analyzer.analyze(s, now, options.withFrom(from)));
  }

  Trend ofLiveSet(Series series) {
    return known.computeIfAbsent(
        series,
        s -> analyzer.analyze(s, now, Options.liveSet().withFrom(from).withHeadroom(headroom)));
  }
}
