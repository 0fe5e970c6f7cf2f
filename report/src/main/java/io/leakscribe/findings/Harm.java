package io.leakscribe.findings;

import io.leakscribe.incident.Point;
import io.leakscribe.incident.Restart;
import io.leakscribe.outside.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When the service was worse than before the growth began, by its own series: errors, response
 * times, throughput, or no answer to a scrape. One odd reading is no harm, two in a row are.
 *
 * @param period from the begin of the first such reading to the end of the last
 * @param signs what was worse, in the order in which it showed
 * @param events ids of the answers that say so
 * @param lasts whether it had not ended by the last reading
 */
public record Harm(Period period, List<String> signs, List<String> events, boolean lasts) {
  /** The share of requests over time, and what else is looked at. */
  public static final String ERROR_SHARE = "impact.error-share";

  /** Requests per second over time. */
  public static final String THROUGHPUT = "impact.throughput";

  /** Response time over time, in seconds. */
  public static final String LATENCY = "impact.latency";

  /** Fewer readings before it do not tell what is usual. */
  private static final int MIN_USUAL = 4;

  /** More errors than usual by this share of the requests. */
  private static final double MORE_ERRORS = 0.01;

  /** Without anything usual to compare with, this share is harm by itself. */
  private static final double MANY_ERRORS = 0.05;

  /** How the sign of missed scrapes begins. */
  static final String DOWN = "a process did not answer";

  private static final int MANY_MISSED = 3;
  private static final Duration LONG_MISSED = Duration.ofSeconds(5);

  private static final double SLOWER = 2;
  private static final double FEWER = 0.5;

  private static final List<Recording.Answer> NO_ANSWERS = List.of();

  public Harm {
    signs = List.copyOf(signs);
    events = List.copyOf(events);
  }

  /** A time at which something was worse. */
  private record Sign(Period period, String what, String event) {}

  /** The harm after growth began; null when none shows. */
  static @Nullable Harm of(Recording recording, Uptime onset) {
    List<Sign> signs = new ArrayList<>();
    signs.addAll(errors(recording, onset));
    signs.addAll(latency(recording, onset));
    signs.addAll(throughput(recording, onset));
    signs.addAll(down(recording, onset));
    if (signs.isEmpty()) {
      return null;
    }
    signs.sort(Comparator.comparing((Sign sign) -> sign.period().from()));
    Instant last =
        signs.stream().map(sign -> sign.period().to()).max(Comparator.naturalOrder()).orElseThrow();
    return new Harm(
        new Period(signs.get(0).period().from(), last),
        signs.stream().map(Sign::what).distinct().toList(),
        signs.stream().map(Sign::event).distinct().toList(),
        !lastReading(recording, last).isAfter(last));
  }

  private static List<Sign> errors(Recording recording, Uptime onset) {
    Recording.Answer answer = recording.first(ERROR_SHARE);
    if (answer == null) {
      return List.of();
    }
    double[] usual = usual(answer, onset);
    double limit = usual.length < MIN_USUAL ? MANY_ERRORS : high(usual) + MORE_ERRORS;
    return signs(answer, onset, value -> value > limit, "requests failed");
  }

  private static List<Sign> latency(Recording recording, Uptime onset) {
    Recording.Answer answer = recording.first(LATENCY);
    if (answer == null) {
      return List.of();
    }
    double[] usual = usual(answer, onset);
    return usual.length < MIN_USUAL
        ? List.of()
        : signs(answer, onset, value -> value > SLOWER * high(usual), "answers came late");
  }

  private static List<Sign> throughput(Recording recording, Uptime onset) {
    Recording.Answer answer = recording.first(THROUGHPUT);
    if (answer == null) {
      return List.of();
    }
    double[] usual = usual(answer, onset);
    return usual.length < MIN_USUAL
        ? List.of()
        : signs(answer, onset, value -> value < FEWER * low(usual), "fewer requests were answered");
  }

  private static List<Sign> signs(
      Recording.Answer answer, Uptime uptime, DoublePredicate isBad, String what) {
    Instant onset = uptime.onset();
    Duration step = answer.step() == null ? Duration.ofMinutes(1) : answer.step();
    List<Sign> signs = new ArrayList<>();
    Instant before = null;
    for (Point point : answer.series().get(0).points()) {
      boolean bad = point.time().isAfter(onset) && isBad.test(point.value());
      if (bad && before != null && !point.time().isAfter(before.plus(step))) {
        Instant from = before.minus(step);
        Period period = new Period(from.isBefore(onset) ? onset : from, point.time());
        signs.add(new Sign(period, what, answer.id()));
      }
      before = bad ? point.time() : null;
    }
    return signs;
  }

  /** Missed scrapes of any target. */
  private static List<Sign> down(Recording recording, Uptime uptime) {
    Instant onset = uptime.onset();
    List<Sign> signs = new ArrayList<>();
    for (Recording.Answer answer : recording.named(Recording.UP)) {
      for (Recording.Labelled target : answer.series()) {
        for (Period gone : gone(target, onset)) {
          Restart restart = uptime.restartAt(gone.from());
          if (restart == null || restart.isOfLeak()) {
            signs.add(new Sign(gone, DOWN + during(restart), answer.id()));
          }
        }
      }
    }
    return signs;
  }

  /** When a target missed one scrape after the other, from the first to the last. */
  private static List<Period> gone(Recording.Labelled target, Instant onset) {
    List<Period> all = new ArrayList<>();
    Instant first = null;
    Instant last = null;
    int missed = 0;
    for (Point point : target.points()) {
      if (point.time().isAfter(onset) && point.value() == 0) {
        first = missed++ == 0 ? point.time() : first;
        last = point.time();
      } else {
        add(all, missed, first, last);
        missed = 0;
      }
    }
    add(all, missed, first, last);
    return all;
  }

  private static void add(
      List<Period> all, int missed, @Nullable Instant first, @Nullable Instant last) {
    if (first != null && last != null && isGone(missed, first, last)) {
      all.add(new Period(first, last));
    }
  }

  /**
   * Whether so many missed scrapes tell of a target that was gone: a busy machine misses one or two
   * that are a second apart.
   */
  public static boolean isGone(int missed, @Nullable Instant first, @Nullable Instant last) {
    return first != null
        && last != null
        && (missed >= MANY_MISSED
            || (missed >= 2 && Duration.between(first, last).compareTo(LONG_MISSED) >= 0));
  }

  private static String during(@Nullable Restart restart) {
    return restart == null
        ? ""
        : " while %s was replaced by %s".formatted(restart.before().name(), restart.after().name());
  }

  private static double[] usual(Recording.Answer answer, Uptime uptime) {
    double[] served = usual(answer, uptime, uptime::served);
    return served.length < MIN_USUAL ? usual(answer, uptime, time -> true) : served;
  }

  private static double[] usual(
      Recording.Answer answer, Uptime uptime, Predicate<Instant> isUsual) {
    return answer.series().get(0).points().stream()
        .filter(point -> !point.time().isAfter(uptime.onset()) && isUsual.test(point.time()))
        .mapToDouble(Point::value)
        .sorted()
        .toArray();
  }

  private static double high(double[] sorted) {
    return sorted[(int) Math.floor(0.95 * (sorted.length - 1))];
  }

  private static double low(double[] sorted) {
    return sorted[(int) Math.ceil(0.05 * (sorted.length - 1))];
  }

  /**
   * What to measure: the harm, or else all of the time since growth began; and as long a time
   * before that, or as much of it as there is, without the start of a process.
   */
  public static Compared compared(Recording recording, Uptime uptime, Instant until) {
    Instant onset = uptime.onset();
    Harm harm = of(recording, uptime);
    TreeMap<Instant, Boolean> seen = seen(recording);
    Instant end = seen.isEmpty() || seen.lastKey().isAfter(until) ? until : seen.lastKey();
    Period during = harm != null ? harm.period() : new Period(onset, end);
    Period usual = uptime.before(during.length());
    Instant first = seen.isEmpty() ? usual.to() : seen.firstKey();
    Period before = new Period(usual.from().isBefore(first) ? first : usual.from(), usual.to());
    return new Compared(harm, during, before.length().isZero() ? null : before);
  }

  /** Time of the newest reading that could have shown an end, one reading later than the harm. */
  private static Instant lastReading(Recording recording, Instant harmEnd) {
    TreeMap<Instant, Boolean> seen = seen(recording);
    Recording.Answer main = recording.first(THROUGHPUT);
    Duration step = main == null || main.step() == null ? Duration.ofMinutes(1) : main.step();
    return seen.isEmpty() ? harmEnd : seen.lastKey().minus(step);
  }

  /** The times of all readings of what is looked at first; else of the scrapes. */
  private static TreeMap<Instant, Boolean> seen(Recording recording) {
    TreeMap<Instant, Boolean> seen = new TreeMap<>();
    for (String name : List.of(THROUGHPUT, ERROR_SHARE, LATENCY, Recording.UP)) {
      for (Recording.Answer answer : seen.isEmpty() ? recording.named(name) : NO_ANSWERS) {
        for (Recording.Labelled one : answer.series()) {
          one.points().forEach(point -> seen.put(point.time(), true));
        }
      }
    }
    return seen;
  }

  /**
   * Two times to be compared.
   *
   * @param harm when the service was worse; null when that does not show
   * @param during the time of the harm, else since growth began
   * @param before as long before growth began, or less; null when nothing was recorded then
   */
  public record Compared(@Nullable Harm harm, Period during, @Nullable Period before) {}
}
