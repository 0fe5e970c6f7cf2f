package io.leakscribe.corpus;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs programs on platforms. */
final class Runner {

  /** Runs as fast as they go keep the cores busy; more of them would only wait. */
  private static final int CAPACITIES_SIDE_BY_SIDE = 2;

  private final Site site;
  private final Capacities capacities;
  private final double seconds;
  private final int sideBySide;
  private final Consumer<String> progress;

  /** A program on a platform; steps once they are known, and why they are not. */
  private record Task(Specimen specimen, Platform platform, long steps, @Nullable String problem) {}

  Runner(Site site, double seconds, int sideBySide, Consumer<String> progress) {
    this.site = site;
    this.capacities = new Capacities(site);
    this.seconds = seconds;
    this.sideBySide = sideBySide;
    this.progress = progress;
  }

  /** Every program on every platform, in this order. */
  List<Result> all(List<Specimen> specimens, List<Platform> platforms) {
    List<Task> tasks =
        specimens.stream()
            .flatMap(s -> platforms.stream().map(p -> new Task(s, p, s.steps(), null)))
            .toList();
    List<Task> ready =
        Crew.each(tasks, Math.min(CAPACITIES_SIDE_BY_SIDE, sideBySide), this::withSteps);
    AtomicInteger done = new AtomicInteger();
    return Crew.each(
        ready,
        sideBySide,
        task -> {
          Result result = Result.of(run(task));
          progress.accept(counted(done.incrementAndGet(), ready.size()) + result);
          return result;
        });
  }

  /** The same lives once more, for the others to judge. */
  List<Result> compared(List<Result> results) {
    AtomicInteger done = new AtomicInteger();
    return Crew.each(
        results,
        sideBySide,
        result -> {
          Result compared = result.beside(rivals(result.outcome()));
          progress.accept(
              counted(done.incrementAndGet(), results.size())
                  + result.name()
                  + ": "
                  + String.join("; ", RivalCells.words(compared)));
          return compared;
        });
  }

  private Rivals rivals(Outcome outcome) {
    if (outcome.steps() == 0) {
      return Rivals.failed("it did not run");
    }
    try {
      return new RivalRun(site, outcome.specimen(), outcome.platform(), seconds)
          .of(outcome.steps());
    } catch (RuntimeException e) {
      return Rivals.failed(String.valueOf(e));
    }
  }

  private Task withSteps(Task task) {
    if (task.steps() > 0) {
      return task;
    }
    try {
      long steps = capacities.of(task.specimen(), task.platform());
      progress.accept(
          String.format(
              Locale.ROOT,
              "%s on %s: %,d steps fit",
              task.specimen().name(),
              task.platform().label(),
              steps));
      return new Task(task.specimen(), task.platform(), steps, null);
    } catch (Capacities.NoCapacityException e) {
      return new Task(task.specimen(), task.platform(), 0, "no capacity: " + e.getMessage());
    }
  }

  private Outcome run(Task task) {
    if (task.problem() != null) {
      return Outcome.failed(task.specimen(), task.platform(), seconds, task.problem());
    }
    try {
      return new AgentRun(site, task.specimen(), task.platform(), seconds).of(task.steps());
    } catch (RuntimeException e) {
      return Outcome.failed(task.specimen(), task.platform(), seconds, String.valueOf(e));
    }
  }

  private static String counted(int done, int of) {
    return "[" + done + "/" + of + "] ";
  }
}
