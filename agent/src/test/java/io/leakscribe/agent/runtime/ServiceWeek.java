package io.leakscribe.agent.runtime;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A simulated service over weeks: users by day and by night, sessions that time out, a bounded
 * cache, a map that knows every user, reference data, garbage that some collections leave behind;
 * and a leak, if asked for. What differs from service to service is drawn from the seed.
 */
final class ServiceWeek {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Duration STEP = Duration.ofMinutes(5);
  static final double DAY = 86_400;
  private static final double MIB = 1 << 20;
  private static final double HEAP = 1024 * MIB;

  /** What the service itself may take at most; the rest of the heap is the leak's. */
  private static final double OWN = 0.45 * HEAP;

  private final SplittableRandom random;
  private final double phase;
  private final double usersAtNoon;
  private final double weekend;
  private final double growthPerWeek;
  private final double cacheFillDays;
  private final double knownDays;
  private final double collectionEvery;
  private final double leakPerSecond;
  private final double leakFrom;
  private double noise;

  /**
   * @param daysToFull from the begin of the leak to the full heap; infinite = no leak
   * @param leakFromDay when it begins
   */
  ServiceWeek(long seed, double daysToFull, double leakFromDay) {
    random = new SplittableRandom(seed * 7919 + 13);
    phase = random.nextDouble();
    usersAtNoon = 200 + 2000 * random.nextDouble();
    weekend = 0.3 + 0.7 * random.nextDouble();
    growthPerWeek = 0.1 * random.nextDouble();
    cacheFillDays = 0.2 + 4 * random.nextDouble();
    knownDays = 0.5 + 3 * random.nextDouble();
    collectionEvery = random.nextInt(1, 24);
    leakPerSecond = Double.isInfinite(daysToFull) ? 0 : (HEAP - OWN) / (daysToFull * DAY);
    leakFrom = leakFromDay * DAY;
  }

  /** What the probes see at that age. */
  Observation at(Duration age) {
    double t = age.toSeconds();
    Instant time = START.plus(age);
    noise = 0.6 * noise + 0.8 * random.nextGaussian();
    double live = live(t);
    return new Observation(
        time, age, collections(t, time, live), holders(t), sessions(t), process(t, live));
  }

  /** Without noise: when the heap is full for the first time. */
  Instant full() {
    Duration age = Duration.ZERO;
    while (!isOver(age)) {
      age = age.plus(STEP);
    }
    return START.plus(age);
  }

  boolean leaks() {
    return leakPerSecond > 0;
  }

  boolean isOver(Duration age) {
    return leakPerSecond > 0 && live(age.toSeconds()) >= HEAP;
  }

  private List<LiveSetReading> collections(double t, Instant time, double live) {
    if (Math.round(t / STEP.toSeconds()) % collectionEvery != 0) {
      return List.of();
    }
    long bytes = Math.round(live + Math.abs(noise) * 0.02 * live);
    return List.of(new LiveSetReading(time, bytes, LiveSetReading.Basis.OLD_RECLAIMED, "G1 mixed"));
  }

  private double live(double t) {
    return OWN * 0.4 + users(t) * 60e3 + cache(t) * 400 + known(t) * 150 + leaked(t) * 2_000;
  }

  /** Users who are there now. */
  private double users(double t) {
    double day = 0.5 - 0.5 * Math.cos(2 * Math.PI * (t / DAY + phase));
    double week = (t / DAY) % 7 < 5 ? 1 : weekend;
    return usersAtNoon * (0.1 + 0.9 * day * week) * (1 + growthPerWeek * t / DAY / 7);
  }

  private double cache(double t) {
    return Math.min(200_000, 200_000 * t / DAY / cacheFillDays);
  }

  private double known(double t) {
    return 300_000 * (1 - Math.exp(-t / DAY / knownDays));
  }

  private double leaked(double t) {
    return Math.max(0, t - leakFrom) * leakPerSecond / 2_000;
  }

  private List<HolderReading> holders(double t) {
    List<HolderReading> holders = new ArrayList<>();
    double users = users(t) + Math.sqrt(users(t)) * random.nextGaussian();
    holders.add(holder("com.shop.Sessions.open", users, Bound.NONE));
    holders.add(holder("com.shop.Quotes.cache", cache(t), new Bound(Bound.Kind.ENTRIES, 200_000)));
    holders.add(holder("com.shop.Users.known", known(t), Bound.NONE));
    holders.add(holder("com.shop.Catalogue.articles", 20_000, Bound.NONE));
    if (leakPerSecond > 0) {
      holders.add(holder("com.shop.Audit.trail", 30 + leaked(t), Bound.NONE));
    }
    return holders;
  }

  private static HolderReading holder(String name, double entries, Bound bound) {
    long count = Math.max(0, Math.round(entries));
    return new HolderReading(
        name, "java.util.HashMap", count, count, 1, false, bound, null, Sampled.NOTHING, null);
  }

  private List<LifecycleReading> sessions(double t) {
    long created = Math.round(usersAtNoon * t / 1800);
    long live = Math.round(users(t));
    return List.of(
        new LifecycleReading(
            LifecycleReading.Kind.SESSION,
            "org.apache.catalina.session.StandardSession",
            created,
            Math.max(0, created - live),
            live,
            0,
            null,
            null,
            1800L,
            null,
            List.of()));
  }

  private ProcessReading process(double t, double live) {
    return new ProcessReading(
        Math.round(live + 100 * MIB),
        Math.round(HEAP),
        Math.round(80 * MIB),
        Math.round(4 * MIB),
        null,
        Math.round(1400 * MIB),
        Math.round(8192 * MIB),
        60,
        t < 600 ? Math.round(20 * t) : 12_000,
        0.01,
        0.3,
        users(t) * 100e3,
        0,
        null);
  }
}
