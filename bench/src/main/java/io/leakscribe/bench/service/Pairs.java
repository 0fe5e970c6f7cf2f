package io.leakscribe.bench.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** Runs beside those without an agent in the same round. */
final class Pairs {
  private final List<Run> runs;

  Pairs(List<Run> runs) {
    this.runs = runs;
  }

  /** Names of the arms: none first, the others as they first came in the list. */
  Set<String> arms() {
    Set<String> arms = new LinkedHashSet<>();
    runs.stream().map(Run::arm).filter(Arms.NONE::equals).forEach(arms::add);
    runs.stream().map(Run::arm).sorted(Pairs::noiseFirst).forEach(arms::add);
    return arms;
  }

  private static int noiseFirst(String one, String other) {
    return Boolean.compare(one.equals("none-again"), other.equals("none-again")) * -1;
  }

  /** The measure itself. */
  Statistics.Estimate absolute(String arm, String measure) {
    return Statistics.estimate(
        of(arm).stream()
            .mapToDouble(run -> run.get(measure))
            .filter(value -> !Double.isNaN(value))
            .toArray());
  }

  /** How many times that of the run without an agent. */
  Statistics.Estimate ratio(String arm, String measure) {
    return compared(arm, measure, (with, without) -> with / without);
  }

  /** How much more than in the run without an agent. */
  Statistics.Estimate difference(String arm, String measure) {
    return compared(arm, measure, (with, without) -> with - without);
  }

  private Statistics.Estimate compared(String arm, String measure, DoubleBinaryOperator how) {
    List<Double> compared = new ArrayList<>();
    for (Run run : of(arm)) {
      without(run.round())
          .ifPresent(
              none -> {
                double value = how.applyAsDouble(run.get(measure), none.get(measure));
                if (Double.isFinite(value)) {
                  compared.add(value);
                }
              });
    }
    return Statistics.estimate(compared.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Names of measures that begin so, of any run of the arm. */
  Set<String> measures(String arm, String prefix) {
    Set<String> names = new LinkedHashSet<>();
    of(arm)
        .forEach(
            run ->
                run.values().keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .forEach(names::add));
    return names;
  }

  /** A measure that is absent counts as 0 here: a thread that did nothing. */
  double medianOrZero(String arm, String measure) {
    return Statistics.median(
        of(arm).stream().mapToDouble(run -> run.values().getOrDefault(measure, 0.0)).toArray());
  }

  private List<Run> of(String arm) {
    return runs.stream().filter(run -> run.arm().equals(arm)).toList();
  }

  private Optional<Run> without(int round) {
    return of(Arms.NONE).stream().filter(run -> run.round() == round).findFirst();
  }
}
