package io.leakscribe.findings;

import static java.util.Objects.requireNonNull;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Slope;
import io.leakscribe.incident.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is over: growth before and after what was done, and for how long it was watched.
 *
 * @param verdict what the numbers say
 * @param before how it grew; null when no growth could be measured
 * @param after how it went on; null when nothing came after
 * @param needed how long it must be watched to be sure; zero without {@code after}
 * @param expected what the old rate would have added in the time watched since; NaN when not known
 * @param stretches all that was measured, in the order of time
 */
public record Proof(
    Verdict verdict,
    @Nullable Growth before,
    @Nullable Growth after,
    Duration needed,
    double expected,
    List<Growth> stretches) {

  /** Growth at less than this share of the rate before it is gone. */
  private static final double GONE = 0.25;

  /** Growth at this share of the rate before it, or more, is back. */
  static final double BACK = 0.5;

  /** A leak may show later than last time, with less traffic: the agent waits as long. */
  private static final int PATIENCE = 3;

  private static final Duration SHORTEST = Duration.ofMinutes(2);

  /** A quiet night looks like a fix. */
  private static final Duration LONGEST_IN_RUN = Duration.ofHours(24);

  public Proof {
    stretches = List.copyOf(stretches);
  }

  /** What the numbers say. */
  public enum Verdict {
    /** It does not grow any more, and was watched for long enough. */
    FIXED,
    /** It does not grow, and that may yet change. */
    TOO_EARLY,
    /** It grows on, slower than before. */
    SLOWER,
    /** It grows again as before: what was done was a stop-gap. */
    STOP_GAP,
    /** It grows, and nothing is on record that was to stop it. */
    STILL_GROWS,
    /** The numbers do not tell. */
    CANNOT_TELL
  }

  static Proof of(Incident incident) {
    List<Growth> stretches = Stretches.of(incident);
    Growth before = fastest(incident, stretches);
    Growth after = before == null ? null : worstOfTheLast(incident, before, stretches);
    if (before == null) {
      return new Proof(Verdict.CANNOT_TELL, null, null, Duration.ZERO, Double.NaN, stretches);
    }
    if (after == null) {
      return new Proof(Verdict.STILL_GROWS, before, null, Duration.ZERO, Double.NaN, stretches);
    }
    Duration needed = needed(incident, before, after);
    double hours = after.watched().toMillis() / 3_600_000.0;
    return new Proof(
        verdict(before, after, needed), before, after, needed, before.perHour() * hours, stretches);
  }

  /** When it will be sure if it stays as it is; null when it is sure, or grows. */
  public @Nullable Instant sureAt() {
    Growth last = after;
    return last == null || verdict != Verdict.TOO_EARLY ? null : last.from().plus(needed);
  }

  /** Whether growth went down and stayed down so far. */
  public boolean slowed() {
    return verdict == Verdict.FIXED || verdict == Verdict.TOO_EARLY || verdict == Verdict.SLOWER;
  }

  /**
   * The first stretch from which on nothing grew as before, in any process; null when there is
   * none. What came later, such as the fix after the rollback, did not stop the growth.
   */
  @Nullable Growth stopped() {
    Growth first = null;
    for (Growth growth : stretches) {
      boolean sooner = first == null || growth.from().isBefore(first.from());
      boolean calm =
          stretches.stream()
              .filter(other -> other.to().isAfter(growth.from()))
              .allMatch(this::isGone);
      first = calm && sooner ? growth : first;
    }
    return first;
  }

  /** The growth that a stretch without any put an end to: the last one before it. */
  Growth before(Growth stopped) {
    Growth last = null;
    for (Growth growth : stretches) {
      boolean ended = !growth.to().isAfter(stopped.from()) && !isGone(growth);
      last = ended && (last == null || growth.to().isAfter(last.to())) ? growth : last;
    }
    return last == null ? requireNonNull(before) : last;
  }

  /** Whether a stretch without growth is long and clear enough to be sure by itself. */
  boolean isSure(Growth stopped) {
    Slope slope = stopped.slope();
    return before != null
        && slope != null
        && slope.upper() <= GONE * before.perHour()
        && stopped.watched().compareTo(needed) >= 0;
  }

  private boolean isGone(Growth growth) {
    return before != null && growth.perHour() <= GONE * before.perHour();
  }

  /** The stretch in which the incident was reported and that grew fastest. */
  private static @Nullable Growth fastest(Incident incident, List<Growth> stretches) {
    Growth best = null;
    for (Growth growth : stretches) {
      boolean reported = incident.turns().stream().anyMatch(turn -> isOf(turn, growth.run()));
      boolean faster = best == null || growth.perHour() > best.perHour();
      best = reported && growth.grew() && faster ? growth : best;
    }
    return best;
  }

  private static boolean isOf(Turn turn, Run run) {
    return turn.origin().run().equals(run.id());
  }

  /** Of the stretches that nothing followed, the one that grows most: one replica is enough. */
  private static @Nullable Growth worstOfTheLast(
      Incident incident, Growth before, List<Growth> stretches) {
    Growth worst = null;
    for (Growth growth : stretches) {
      boolean last =
          !growth.equals(before)
              && !growth.from().isBefore(before.to())
              && incident.restarts().stream()
                  .noneMatch(restart -> restart.before().id().equals(growth.run().id()))
              && stretches.stream()
                  .noneMatch(o -> o.run().equals(growth.run()) && o.from().isAfter(growth.from()));
      worst = last && (worst == null || growth.perHour() > worst.perHour()) ? growth : worst;
    }
    return worst;
  }

  private static Verdict verdict(Growth before, Growth after, Duration needed) {
    double rate = before.perHour();
    Slope slope = after.slope();
    if (after.perHour() >= BACK * rate) {
      return after.grew() ? Verdict.STOP_GAP : Verdict.CANNOT_TELL;
    }
    if (after.perHour() > GONE * rate || slope == null) {
      return after.grew() ? Verdict.SLOWER : Verdict.CANNOT_TELL;
    }
    boolean sure = slope.upper() <= GONE * rate && after.watched().compareTo(needed) >= 0;
    return sure && after.run().lost() == null ? Verdict.FIXED : Verdict.TOO_EARLY;
  }

  /** In a new process as long as it took to show, and patience; in the same as long as it grew. */
  private static Duration needed(Incident incident, Growth before, Growth after) {
    if (before.run().id().equals(after.run().id())) {
      Duration grown = before.watched();
      return clamp(grown, LONGEST_IN_RUN);
    }
    Duration longest = Duration.ZERO;
    for (Run run : incident.runs()) {
      for (Turn turn : incident.turns()) {
        if (isOf(turn, run)) {
          Duration taken = Duration.between(run.first(), turn.origin().time());
          longest = taken.compareTo(longest) > 0 ? taken : longest;
          break;
        }
      }
    }
    return clamp(longest.multipliedBy(PATIENCE), Duration.ofDays(365));
  }

  private static Duration clamp(Duration length, Duration most) {
    Duration least = length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    return least.compareTo(most) > 0 ? most : least;
  }

  /** {@code +3,600 entries an hour (+3,590 to +3,610)}. */
  public static String rate(Growth growth) {
    Slope slope = growth.slope();
    String rate = amount(growth, growth.perHour()) + " " + unit(growth) + " an hour";
    if (slope == null) {
      return rate;
    }
    String lower = amount(growth, slope.lower());
    String upper = amount(growth, slope.upper());
    return lower.equals(upper) ? rate : rate + " (" + lower + " to " + upper + ")";
  }

  /** {@code +1,240} or {@code +3.2 MiB}. */
  public static String amount(Growth growth, double value) {
    return growth.unit().equals(Restart.BYTES)
        ? (value > 0 ? "+" : "") + Format.bytes(value)
        : Format.signed(Math.rint(value));
  }

  /** {@code entries} or {@code of live set}. */
  public static String unit(Growth growth) {
    return growth.unit().equals(Restart.BYTES) ? "of live set" : Restart.ENTRIES;
  }
}
