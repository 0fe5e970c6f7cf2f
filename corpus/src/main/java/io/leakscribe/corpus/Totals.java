package io.leakscribe.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table in a few lines. */
final class Totals {
  private static final double HALF = 0.5;

  private final List<Result> leaks;
  private final List<Result> healthy;

  private Totals(List<Result> results) {
    leaks = results.stream().filter(r -> r.specimen().leaks()).toList();
    healthy = results.stream().filter(r -> !r.specimen().leaks()).toList();
  }

  static List<String> of(List<Result> results) {
    Totals totals = new Totals(results);
    List<String> lines = new ArrayList<>();
    if (!totals.leaks.isEmpty()) {
      totals.leaks(lines);
    }
    if (!totals.healthy.isEmpty()) {
      totals.healthy(lines);
    }
    lines.addAll(totals.rivals());
    long broken = results.stream().filter(r -> r.outcome().problem() != null).count();
    if (broken > 0) {
      lines.add("Could not be judged: " + broken + " of " + results.size() + ".");
    }
    return lines;
  }

  private void leaks(List<String> lines) {
    lines.add(
        "Leaks suspected: "
            + count(leaks, v -> v.suspected() != null)
            + times(v -> v.suspected())
            + ".");
    lines.add(
        "Leaks confirmed: "
            + count(leaks, v -> v.confirmed() != null)
            + times(v -> v.confirmed())
            + "; before half of the life: "
            + count(leaks, v -> v.confirmed() != null && v.confirmed() < HALF)
            + ".");
    lines.add(
        "Number one right: holder "
            + count(leaks, Verdict::holder)
            + " (at the confirmation already "
            + count(leaks, Verdict::holderAtOnce)
            + "), site "
            + count(leaks, Verdict::site)
            + ", holder or site "
            + count(leaks, v -> v.holder() || v.site())
            + ", both "
            + count(leaks, Verdict::both)
            + ", class "
            + count(leaks, Verdict::leakingClass)
            + ".");
    List<Boolean> covered = values(Verdict::covered).toList();
    if (!covered.isEmpty()) {
      lines.add(
          "The interval given at the confirmation holds the end: "
              + of(covered.stream().filter(c -> c).count(), covered.size())
              + ".");
    }
  }

  private void healthy(List<String> lines) {
    lines.add(
        "Healthy programs suspected: "
            + count(healthy, v -> v.suspected() != null)
            + ", confirmed: "
            + count(healthy, v -> v.confirmed() != null)
            + ".");
  }

  private List<String> rivals() {
    List<String> lines = new ArrayList<>();
    rival(lines, "JMC's rules", Rivals::jmc);
    rival(lines, "predict_linear", Rivals::predictLinear);
    rival(lines, "deriv", Rivals::deriv);
    rival(lines, "threshold", Rivals::threshold);
    return lines;
  }

  private void rival(List<String> lines, String name, Function<Rivals, @Nullable Double> alarm) {
    List<Rivals> ofLeaks = judged(leaks);
    List<Rivals> ofHealthy = judged(healthy);
    if (ofLeaks.isEmpty() && ofHealthy.isEmpty()) {
      return;
    }
    double[] shares =
        ofLeaks.stream().map(alarm).flatMap(Stream::ofNullable).mapToDouble(d -> d).toArray();
    // At half is in time: JMC looks just then.
    long early = DoubleStream.of(shares).filter(share -> share <= HALF).count();
    long falsely = ofHealthy.stream().map(alarm).flatMap(Stream::ofNullable).count();
    lines.add(
        name
            + ": alarm for "
            + of(shares.length, ofLeaks.size())
            + " leaks, by half of the life for "
            + of(early, ofLeaks.size())
            + "; false alarms "
            + of(falsely, ofHealthy.size())
            + ".");
  }

  private static List<Rivals> judged(List<Result> results) {
    return results.stream()
        .map(Result::rivals)
        .flatMap(Stream::ofNullable)
        .filter(rivals -> rivals.problem() == null)
        .toList();
  }

  private String times(Function<Verdict, @Nullable Double> share) {
    double[] sorted = values(share).mapToDouble(d -> d).sorted().toArray();
    if (sorted.length == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        ", at a median of %.0f %% and at worst %.0f %% of the life",
        100 * median(sorted),
        100 * sorted[sorted.length - 1]);
  }

  static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private <T> Stream<T> values(Function<Verdict, @Nullable T> value) {
    return leaks.stream().map(r -> value.apply(r.verdict())).flatMap(Stream::ofNullable);
  }

  private static String count(List<Result> of, Predicate<Verdict> which) {
    return of(of.stream().map(Result::verdict).filter(which).count(), of.size());
  }

  private static String of(long part, int whole) {
    return String.format(
        Locale.ROOT, "%d of %d (%.0f %%)", part, whole, 100.0 * part / Math.max(1, whole));
  }
}
