package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Series;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.agent.trend.TrendAnalyzer;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;

/** The trends of one assessment, each worked out once. Not thread-safe. */
final class TrendBook {
  private final TrendAnalyzer analyzer;
  private final Instant now;
  private final Instant from;
  private final Map<Series, Trend> known = new IdentityHashMap<>();

  TrendBook(TrendAnalyzer analyzer, Instant now, Instant from) {
    this.analyzer = analyzer;
    this.now = now;
    this.from = from;
  }

  Trend ofHolder(HolderTrack track) {
    return ofCounts(track.entries);
  }

  Trend ofRetained(LifecycleTrack track) {
    return ofCounts(track.retained);
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

  Trend ofLiveSet(Series series) {
    return known.computeIfAbsent(
        series, s -> analyzer.analyze(s, now, Options.liveSet().withFrom(from)));
  }
}
