package io.leakscribe.agent.probe.survivor;

import com.shop.survivor.Workload;
import io.leakscribe.agent.observe.SurvivorReading;
import java.time.Duration;
import java.util.List;

/**
 * Watches {@link Workload} until there are cohorts enough and a search for the path was answered.
 * Prints the newest readings as {@code READING site|leaking class|cohorts|seen|holder|path}, the
 * best first, and {@code PAUSE millis}.
 *
 * <p>Arguments: where to leak ({@code map} or {@code local}), pause budget in milliseconds, seconds
 * at most.
 */
final class WatchedWorkload {
  private static final int COHORTS = 6;
  private static final Duration SLICE = Duration.ofMillis(500);

  private final SurvivorProbe probe;
  private final long end;
  private volatile int answers;
  private List<SurvivorReading> answered = List.of();

  private WatchedWorkload(Duration budget, long seconds) {
    probe = new SurvivorProbe(budget, SLICE, this::log);
    end = System.nanoTime() + seconds * 1_000_000_000L;
  }

  public static void main(String[] args) throws InterruptedException {
    Duration budget = Duration.ofMillis(Long.parseLong(args[1]));
    WatchedWorkload watched = new WatchedWorkload(budget, Long.parseLong(args[2]));
    watched.probe.begin();
    Workload.run(args[0].equals("map"), watched::goOn);
    watched.probe.sample(0).forEach(WatchedWorkload::print);
    System.out.println("PAUSE " + watched.probe.pauses().toMillis());
    watched.probe.close();
  }

  private void log(String line) {
    System.out.println("LOG " + line);
    answers++;
  }

  private boolean goOn() {
    List<SurvivorReading> readings = probe.sample(0);
    if (!readings.isEmpty() && readings.get(0).cohorts() >= COHORTS) {
      probe.findPath("one", used());
    }
    if (answers == 0) {
      answered = readings;
    }
    boolean told = answers > 0 && (readings != answered || readings.isEmpty());
    return System.nanoTime() < end && !told;
  }

  private static void print(SurvivorReading r) {
    System.out.printf(
        "READING %s|%s|%d|%d|%s|%s%n",
        r.site(), r.leakingClass(), r.cohorts(), r.cohortsSeen(), r.holder(), r.path());
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
