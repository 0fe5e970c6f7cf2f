package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.alert.IncidentTracker;
import io.leakscribe.agent.alert.Turn;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The decision over simulated service-weeks, from the observation to the alert. The printed tables
 * are what the documentation quotes; {@code -Dweeks.services=20} makes the large ones.
 */
class ServiceWeeksTest {
  private static final int SERVICES = Integer.getInteger("weeks.services", 1);
  private static final double[] ALL = {2, 4, 7, 14, 28};
  private static final double[] FEW = {4};
  private static final int DAYS = SERVICES > 1 ? 28 : 10;

  @Test
  void healthy_services_raise_hardly_an_alarm() {
    int suspected = 0;
    int confirmed = 0;
    for (int seed = 0; seed < SERVICES; seed++) {
      Outcome outcome =
          live(new ServiceWeek(seed, Double.POSITIVE_INFINITY, 0), Duration.ofDays(DAYS));
      suspected += outcome.count(Stage.SUSPECTED);
      confirmed += outcome.count(Stage.CONFIRMED);
    }
    double thousands = SERVICES * DAYS / 1000.0;
    System.out.printf(
        "healthy: %d services of %d days; suspicions for 1,000 service-days %.1f, confirmations"
            + " %.1f%n",
        SERVICES, DAYS, suspected / thousands, confirmed / thousands);

    assertThat(confirmed).isZero();
    assertThat(suspected / thousands).isLessThan(10);
  }

  @Test
  void slow_leaks_are_found_long_before_the_heap_is_full() {
    System.out.println(
        "| full in | suspected % | after h | confirmed % | after h | share | covered % |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (double days : SERVICES > 1 ? ALL : FEW) {
      List<Outcome> lives = new ArrayList<>();
      for (int seed = 0; seed < SERVICES; seed++) {
        lives.add(live(new ServiceWeek(seed, days, 1), Duration.ofDays(2 + 2 * (long) days)));
      }
      Rates rates = Rates.of(lives, days);
      System.out.println(rates.row(days));

      assertThat(rates.confirmed()).as("confirmed, full in %s days", days).isGreaterThan(0.9);
      assertThat(rates.share()).as("share, full in %s days", days).isLessThan(0.5);
    }
  }

  private static Outcome live(ServiceWeek service, Duration length) {
    Analyst analyst = new Analyst(Past.NONE);
    IncidentTracker tracker = new IncidentTracker(List.of());
    Outcome outcome = new Outcome(service.leaks() ? service.full() : null);
    for (Duration age = ServiceWeek.STEP;
        age.compareTo(length) <= 0 && !service.isOver(age);
        age = age.plus(ServiceWeek.STEP)) {
      Observation seen = service.at(age);
      analyst.observe(seen);
      Assessment now = analyst.assess(seen.time());
      outcome.add(age, now, tracker.update(now));
    }
    return outcome;
  }

  /** What was told of one service. */
  private static final class Outcome {
    private final @Nullable Instant full;
    private final List<Stage> stages = new ArrayList<>();
    private @Nullable Duration suspected;
    private @Nullable Duration confirmed;
    private int forecasts;
    private int right;

    Outcome(@Nullable Instant full) {
      this.full = full;
    }

    void add(Duration age, Assessment now, List<Turn> turns) {
      for (Turn turn : turns) {
        if (turn instanceof Turn.Leak leak) {
          stages.add(leak.stage());
          boolean trail =
              String.valueOf(leak.suspects().get(0).holder()).equals("com.shop.Audit.trail");
          suspected = suspected == null && trail ? age : suspected;
          confirmed =
              confirmed == null && trail && leak.stage() == Stage.CONFIRMED ? age : confirmed;
        }
      }
      Exhaustion exhaustion = now.exhaustion();
      if (full != null
          && confirmed != null
          && exhaustion != null
          && exhaustion.resource().equals("heap")) {
        forecasts++;
        right += holds(exhaustion, full) ? 1 : 0;
      }
    }

    private static boolean holds(Exhaustion told, Instant truth) {
      return !told.earliest().isAfter(truth)
          && (told.latest() == null || !told.latest().isBefore(truth));
    }

    int count(Stage stage) {
      return (int) stages.stream().filter(stage::equals).count();
    }
  }

  private record Rates(
      double suspected,
      double suspectedHours,
      double confirmed,
      double confirmedHours,
      double share,
      double covered) {
    static Rates of(List<Outcome> lives, double days) {
      List<Double> first = hours(lives.stream().map(o -> o.suspected).toList());
      List<Double> sure = hours(lives.stream().map(o -> o.confirmed).toList());
      double forecasts = lives.stream().mapToInt(o -> o.forecasts).sum();
      return new Rates(
          (double) first.size() / lives.size(),
          median(first),
          (double) sure.size() / lives.size(),
          median(sure),
          median(sure) / 24 / days,
          lives.stream().mapToInt(o -> o.right).sum() / forecasts);
    }

    /** Since the leak began, a day after the start. */
    private static List<Double> hours(List<@Nullable Duration> ages) {
      List<Double> hours = new ArrayList<>();
      for (Duration age : ages) {
        if (age != null) {
          hours.add(age.toMinutes() / 60.0 - 24);
        }
      }
      hours.sort(null);
      return hours;
    }

    private static double median(List<Double> sorted) {
      return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    String row(double days) {
      return String.format(
          "| %.0f days | %.0f | %.1f | %.0f | %.1f | %.2f | %.0f |",
          days,
          100 * suspected,
          suspectedHours,
          100 * confirmed,
          confirmedHours,
          share,
          100 * covered);
    }
  }
}
