package io.leakscribe.findings;

import io.leakscribe.findings.Impact.Line;
import io.leakscribe.findings.Impact.Measured;
import io.leakscribe.incident.Format;
import io.leakscribe.outside.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in sentences what was worse than before. */
final class ImpactLines {
  private static final double MORE_ERRORS = 0.005;
  private static final double SLOWER = 1.3;
  private static final double FEWER = 0.8;
  private static final double DOWN = 0.995;

  private final Answers answers;
  private final List<Weighed> found = new ArrayList<>();

  private final @Nullable Harm harm;

  private ImpactLines(Answers answers, @Nullable Harm harm) {
    this.answers = answers;
    this.harm = harm;
  }

  private record Weighed(double weight, Line line) {}

  static List<Line> of(List<Measured> table, Answers answers, @Nullable Harm harm) {
    ImpactLines lines = new ImpactLines(answers, harm);
    table.forEach(lines::weigh);
    if (lines.found.isEmpty()) {
      return List.of(lines.nothing(table, harm));
    }
    lines.found.sort(Comparator.comparingDouble(Weighed::weight).reversed());
    return lines.found.stream().map(Weighed::line).toList();
  }

  private void weigh(Measured one) {
    switch (one.name()) {
      case "error-share" -> errors(one);
      case "throughput" -> throughput(one);
      case "availability" -> availability(one);
      case "p99", "mean" -> latency(one);
      case "p50", "max" -> {} // in the table; the other one tells it
      default -> other(one);
    }
  }

  private void errors(Measured one) {
    Double during = one.during();
    double before = one.before() == null ? 0 : one.before();
    if (during == null || during < before + MORE_ERRORS) {
      return;
    }
    String usual =
        one.before() == null
            ? "; what is usual is not known"
            : ", where "
                + Amounts.of(before, Measure.SHARE)
                + " had been usual ("
                + one.beforeOf()
                + ")";
    found.add(
        new Weighed(
            3 + during,
            new Line(
                "%s of the requests were answered with 5xx (%s)%s."
                    .formatted(Amounts.of(during, Measure.SHARE), one.duringOf(), usual),
                one.events())));
  }

  private void latency(Measured one) {
    if (one.ratio().orElse(1) < SLOWER) {
      return;
    }
    found.add(new Weighed(2 + Math.min(0.9, one.ratio().getAsDouble() / 100), changed(one)));
  }

  private void throughput(Measured one) {
    if (one.ratio().orElse(1) > FEWER || one.before() == null || one.during() == null) {
      return;
    }
    double less = 1 - one.ratio().getAsDouble();
    found.add(
        new Weighed(
            less > 0.9 ? 5 : 1 + less,
            new Line(
                "%s fewer requests were answered: %s a second, where %s had been usual."
                    .formatted(
                        Format.percent(less),
                        Format.number(one.during()),
                        Format.number(one.before())),
                one.events())));
  }

  private void availability(Measured one) {
    Period during = answers.period(one.name(), true);
    if (one.during() == null || during == null || one.during() >= DOWN) {
      return;
    }
    Duration down =
        Duration.ofSeconds(Math.round((1 - one.during()) * during.length().toSeconds()));
    found.add(
        new Weighed(
            4,
            new Line(
                "The service did not answer Prometheus for about %s%s (%s of the scrapes failed)."
                    .formatted(
                        Format.duration(down),
                        restarted(),
                        Amounts.of(1 - one.during(), Measure.SHARE)),
                one.events())));
  }

  /** {@code while R1 was replaced by R2}, where that explains it all. */
  private String restarted() {
    List<String> down =
        harm == null
            ? List.of()
            : harm.signs().stream().filter(sign -> sign.startsWith(Harm.DOWN)).toList();
    return down.size() == 1 ? down.get(0).substring(Harm.DOWN.length()) : "";
  }

  private void other(Measured one) {
    double ratio = one.ratio().orElse(1);
    boolean worse = one.better() == Measure.Better.LOWER ? ratio > SLOWER : ratio < 1 / SLOWER;
    if (worse) {
      found.add(new Weighed(2.5, changed(one)));
    }
  }

  private static Line changed(Measured one) {
    Double before = one.before();
    Double during = one.during();
    String text =
        before == null || during == null
            ? one.what() + " is not known on both sides."
            : "%s: %s before, %s during (×%s)."
                .formatted(
                    one.what(),
                    Amounts.of(before, one.unit()),
                    Amounts.of(during, one.unit()),
                    Amounts.ratio(one.ratio().orElse(1)));
    return new Line(text, one.events());
  }

  private Line nothing(List<Measured> table, @Nullable Harm harm) {
    List<String> events = new ArrayList<>();
    table.forEach(one -> events.addAll(one.events()));
    boolean compared = table.stream().anyMatch(one -> one.before() != null);
    String text =
        !compared
            ? "What Prometheus recorded has nothing before growth began to compare with; the"
                + " numbers are in the table of the impact."
            : harm == null
                ? "No harm to the answers of the service was measured: errors, response times and"
                    + " throughput stayed as they had been."
                : "Harm shows for a short time only, and not in the numbers over all of it.";
    return new Line(text, events);
  }
}
