package io.leakscribe.bench.micro;

import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Series;
import io.leakscribe.agent.trend.TrendAnalyzer;
import io.leakscribe.bench.growth.Life;
import java.time.Duration;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the agent's thread does with a reading. */
@State(Scope.Thread)
public class Analysis {
  private static final int WEEK = 120_960;
  private static final int HOLDERS = 500;
  private static final Duration STEP = Duration.ofSeconds(5);

  private final TrendAnalyzer analyzer = new TrendAnalyzer();
  private final Series growing = new Series();
  private final Life life = new Life(HOLDERS);
  private final Analyst analyst = new Analyst(Past.NONE);
  private Duration age = Duration.ZERO;
  private Instant last = Life.START;

  /** A week of readings behind it. */
  @Setup
  public void remember() {
    for (int i = 0; i < WEEK; i++) {
      last = last.plus(STEP);
      growing.add(last, i + 50 * Math.sin(i));
    }
    for (int i = 0; i < 1_000; i++) {
      observe();
    }
  }

  /** One reading of one series is taken in. */
  @Benchmark
  public void reading() {
    last = last.plus(STEP);
    growing.add(last, growing.size());
  }

  /** The verdict on one series that grows. */
  @Benchmark
  public Object verdict() {
    return analyzer.analyze(growing, last, Options.counts());
  }

  /** A look at 500 holders is taken in. */
  @Benchmark
  public void look() {
    observe();
  }

  /** All that was seen is weighed. */
  @Benchmark
  public Object assessment() {
    return analyst.assess(Life.START.plus(age));
  }

  private void observe() {
    age = age.plus(STEP);
    Observation seen = life.at(age);
    analyst.observe(seen);
  }
}
