package io.leakscribe.bench.micro;

import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.publish.Metrics;
import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.bench.growth.Life;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The page of metrics is written. Without HTTP, whose time is that of client and network: where a
 * connection is used again, the server's and the client's delays meet to some 40 ms.
 */
@State(Scope.Thread)
public class Scrape {
  /** Holders that are watched: one, or more than are ever shown. */
  @Param("1")
  public int holders;

  private final Metrics metrics = new Metrics("0.1.0", "2.4.1");
  private final MethodHandle scrape = scrape();

  /** Something to show. */
  @Setup
  public void see() {
    Observation seen = new Life(holders).at(Duration.ofMinutes(5));
    Analyst analyst = new Analyst(Past.NONE);
    analyst.observe(seen);
    metrics.update(seen, analyst.assess(seen.time()), 0);
  }

  /** One scrape. */
  @Benchmark
  public String page() throws Throwable {
    return (String) scrape.invokeExact(metrics, "text/plain; version=0.0.4; charset=utf-8");
  }

  /** The registry ends. */
  @TearDown
  public void stop() {
    metrics.close();
  }

  /** Nobody but the endpoint may call it otherwise. */
  private static MethodHandle scrape() {
    try {
      Method method = Metrics.class.getDeclaredMethod("scrape", String.class);
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Metrics.scrape has changed: change this benchmark too", e);
    }
  }
}
