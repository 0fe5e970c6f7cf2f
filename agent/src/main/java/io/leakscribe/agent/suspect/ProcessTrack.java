package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Forecaster;
import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Series;
import io.leakscribe.agent.trend.TrendAnalyzer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of the process around the heap, and of its load. Not thread-safe. */
final class ProcessTrack {

  final Series rss = new Series();
  final Sketch metaspace = new Sketch();
  final Sketch direct = new Sketch();
  final Sketch threads = new Sketch();
  final Sketch gcShare = new Sketch();
  final Sketch poolWaiters = new Sketch();

  /** Sessions created since the start: the measure of work. */
  final Sketch created = new Sketch();

  /** Bytes allocated per second: the measure of work where there are no sessions. */
  final Sketch allocation = new Sketch();

  private ProcessReading last = ProcessReading.NOTHING;

  void observe(Observation seen) {
    last = seen.process();
    metaspace.add(seen.time(), last.metaspace());
    direct.add(seen.time(), last.direct());
    threads.add(seen.time(), last.threads());
    gcShare.add(seen.time(), last.gcTimeShare());
    if (last.rss() != null) {
      rss.add(seen.time(), last.rss());
    }
    addKnown(allocation, seen, last.allocatedPerSecond());
    addKnown(poolWaiters, seen, last.poolWaiters());
    created.add(
        seen.time(),
        seen.lifecycles().stream()
            .filter(reading -> reading.kind() == LifecycleReading.Kind.SESSION)
            .mapToLong(LifecycleReading::created)
            .max()
            .orElse(0));
  }

  ProcessReading last() {
    return last;
  }

  /** Sessions created per second in the span, 0 where there are none. */
  double sessionsPerSecond(Instant from, Instant to) {
    double rate = created.perSecond(from, to);
    return Double.isNaN(rate) ? 0 : rate;
  }

  /** Only where the container's limit is nearer than what heap and the rest may take together. */
  @Nullable Forecast containerForecast(TrendAnalyzer analyzer, Scene scene) {
    Long resident = last.rss();
    Long limit = last.memoryLimit();
    if (resident == null || limit == null || limit > last.heapMax() + last.metaspace()) {
      return null;
    }
    var trend = analyzer.analyze(rss, scene.now(), Options.liveSet().withFrom(scene.from()));
    return Forecaster.exhaustion(trend, (double) limit - resident, scene.now());
  }

  private static void addKnown(Sketch series, Observation seen, @Nullable Number value) {
    if (value != null) {
      series.add(seen.time(), value.doubleValue());
    }
  }
}
