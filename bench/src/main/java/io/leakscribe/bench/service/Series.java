package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All rounds, until they are done or the time is over. */
final class Series {
  private final Trial trial;
  private final Path file;
  private final Consumer<String> progress;
  private final long began = System.nanoTime();
  private final List<Run> runs = new ArrayList<>();
  private int failed;

  Series(Trial trial, Path file, Consumer<String> progress) {
    this.trial = trial;
    this.file = file;
    this.progress = progress;
  }

  /**
   * Runs them one after another, and writes down each at once.
   *
   * @param rate of the paced phase; 0 for half of what the first run can do
   * @param minutes after which no run is begun that would not be over by then
   */
  List<Run> run(List<Arm> arms, int rounds, double rate, double minutes) throws IOException {
    Arm none = arms.stream().filter(arm -> arm.name().equals(Arms.NONE)).findFirst().orElseThrow();
    double pace = rate;
    int all = arms.size() * rounds;
    for (int round = 1; round <= rounds; round++) {
      for (Arm arm : Plan.order(arms, none, round)) {
        if (!isTimeForOneMore(minutes)) {
          progress.accept("the time is over: " + runs.size() + " of " + all + " runs");
          return runs;
        }
        Run run = runOrTell(round, arm, pace);
        if (run != null) {
          Results.append(file, run);
          runs.add(run);
          pace = run.get(Measures.PACED_ASKED);
          progress.accept(line(run, all));
        }
      }
    }
    return runs;
  }

  /** One arm that fails must not cost the others' results; without the first run there are none. */
  private @Nullable Run runOrTell(int round, Arm arm, double pace) throws IOException {
    try {
      return trial.run(round, arm, pace);
    } catch (IOException e) {
      if (runs.isEmpty()) {
        throw e;
      }
      failed++;
      progress.accept("FAILED: round " + round + " " + arm.name() + ": " + e.getMessage());
      return null;
    }
  }

  /** Runs that are missing because something went wrong. */
  int failed() {
    return failed;
  }

  private boolean isTimeForOneMore(double minutes) {
    int done = runs.size() + failed;
    return done == 0 || elapsed() + elapsed() / done <= minutes * 60;
  }

  private double elapsed() {
    return (System.nanoTime() - began) / 1e9;
  }

  private String line(Run run, int all) {
    int done = runs.size() + failed;
    double left = elapsed() / done * (all - done);
    return String.format(
        Locale.ROOT,
        "%d/%d round %d %s: after %,.0f%s: %.1f µs CPU per request, %.0f/s, p99 %.0f µs at %.0f/s, start %.0f ms,"
            + " %.0f MiB%s; %.0f min left",
        done,
        all,
        run.round(),
        run.arm(),
        run.get(Measures.WARM_UP),
        run.get(Measures.WARM_UP_SETTLED) == 0 ? " (not settled)" : "",
        run.get(Measures.CPU),
        run.get(Measures.THROUGHPUT),
        run.get(Measures.P99),
        run.get(Measures.PACED_RATE),
        run.get(Measures.START),
        run.get(Measures.RESIDENT),
        run.get(Measures.ERRORS) > 0 ? ", ERRORS: " + run.get(Measures.ERRORS) : "",
        left / 60);
  }
}
