package io.leakscribe.agent.probe.survivor;

import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.probe.survivor.SampleSource.Look;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The probe's thread: looks at the samples once in a slice, and searches for paths when asked.
 * Thread-safe.
 */
final class Rounds implements Runnable {
  static final Duration FIRST_SLICE = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /**
   * While somebody else records, and where nothing rises, looks are this many first slices apart at
   * least, a minute: for each the recorder begins two chunks.
   */
  private static final int RARE_SLICES = 12;

  private static final int MOST_SEARCHES = 50;

  /**
   * The recorder gives up a search after so many times what is left. Sooner, and a search of 283
   * MiB that it did not finish brought 1 chain of 252 and took as long; never, and a linked list of
   * 58 MiB took 1.9 s in place of 0.6 s.
   */
  private static final int CUTOFF = 3;

  private static final int FAILURES_ALLOWED = 3;
  private static final Duration POSTPONED_FOR = Duration.ofHours(1);

  /** Looks without any sample, with collections of old memory between, that prove there is none. */
  private static final int EMPTY_LOOKS = 4;

  private final Supplier<SampleSource> opener;
  private final PauseAllowance allowance;
  private final Duration firstSlice;
  private final Consumer<String> log;
  private final Set<String> searched = new HashSet<>();
  private @Nullable Request request;
  private @Nullable Request postponed;
  private Instant postponedUntil = Instant.MAX;
  private boolean closed;
  private long oldCollections;
  private @Nullable Instant lastAsked;
  private @Nullable Instant lastOld;
  private List<SurvivorReading> readings = List.of();
  private Duration pauses = Duration.ZERO;
  private boolean foreign;
  private boolean calm;

  private record Request(long liveBytes) {}

  Rounds(
      Supplier<SampleSource> opener,
      PauseAllowance allowance,
      Duration firstSlice,
      Consumer<String> log) {
    this.firstSlice = firstSlice;
    this.opener = opener;
    this.allowance = allowance;
    this.log = log;
  }

  synchronized List<SurvivorReading> readings(long old) {
    Instant now = Instant.now();
    if (old > oldCollections) {
      // It happened since we were asked last: what is older than that has been proven.
      lastOld = lastAsked;
    }
    oldCollections = old;
    lastAsked = now;
    return readings;
  }

  synchronized void request(String fingerprint, long liveBytes) {
    if (searched.size() < MOST_SEARCHES && searched.add(fingerprint)) {
      request = new Request(liveBytes);
      notifyAll();
    }
  }

  synchronized void calm(boolean now) {
    if (calm != now) {
      calm = now;
      notifyAll();
    }
  }

  synchronized Duration pauses() {
    return pauses;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  @Override
  public void run() {
    try (SampleSource source = opener.get()) {
      source.begin();
      rounds(source, new Survivors(new Slices(Instant.now(), firstSlice)));
    } catch (NoClassDefFoundError e) {
      log.accept("no survivors: this runtime lacks the module jdk.jfr");
    } catch (Throwable e) {
      if (!isClosed()) {
        log.accept("no survivors: " + e + "; all else goes on");
      }
    }
  }

  private void rounds(SampleSource source, Survivors survivors) throws Exception {
    int failures = 0;
    int empty = 0;
    long before = oldCollections();
    while (await(survivors.slices().length(), source.isShared())) {
      try {
        boolean any = round(source, survivors);
        // In a service that idles after its start there is nothing to sample.
        empty = any || oldCollections() < before + 2 ? 0 : empty + 1;
        failures = 0;
      } catch (IOException | RuntimeException | InternalError | OutOfMemoryError e) {
        if (++failures >= FAILURES_ALLOWED) {
          throw e;
        }
      }
      if (empty >= EMPTY_LOOKS) {
        log.accept("no survivors: the flight recorder gives no samples under this collector");
        return;
      }
    }
  }

  /**
   * @param rarely whether each look is felt by others, or nobody waits for it
   */
  static Duration pace(boolean rarely, Duration slice, Duration firstSlice) {
    Duration least = firstSlice.multipliedBy(RARE_SLICES);
    return rarely && slice.compareTo(least) < 0 ? least : slice;
  }

  private boolean round(SampleSource source, Survivors survivors) throws IOException {
    Request asked = takeRequest(Instant.now());
    Look look = asked == null ? source.look() : search(source, survivors, asked);
    Instant now = Instant.now();
    survivors.slices().reach(now);
    int closedSlices = survivors.slices().overAt(provenUntil(survivors.slices(), now));
    publish(survivors.readings(look.living(), closedSlices));
    if (!foreign && survivors.isCrowded(look.living(), closedSlices)) {
      Instant begun = survivors.slices().start();
      foreign = look.living().stream().anyMatch(s -> s.allocated().isBefore(begun));
      if (!foreign) {
        source.begin();
        Slices next = new Slices(Instant.now(), survivors.slices().length());
        survivors.restart(look.living(), closedSlices, next);
      }
    }
    return !look.living().isEmpty();
  }

  private Look search(SampleSource source, Survivors survivors, Request asked) throws IOException {
    Instant now = Instant.now();
    Look before = source.look();
    boolean linked = Survivors.areLinked(before.living());
    Duration expected = allowance.expected(asked.liveBytes(), linked);
    Duration left = allowance.left(now);
    if (!allowance.allows(now, asked.liveBytes(), linked)) {
      log.accept(
          "no search for the path to the root now: it would stop the application for about "
              + expected.toMillis()
              + " ms, and pause.budget leaves "
              + left.toMillis()
              + " ms in this hour");
      // What takes longer than all of the budget takes so in an hour, too.
      postponed = allowance.mayFit(expected) ? asked : null;
      postponedUntil = now.plus(POSTPONED_FOR);
      return before;
    }
    Look look = source.search(left.multipliedBy(CUTOFF));
    allowance.spend(now, look.pause(), asked.liveBytes());
    survivors.learn(look.living());
    add(look.pause());
    log.accept(
        "searched for the path to the root: it stopped the application for "
            + look.pause().toMillis()
            + " ms, expected were "
            + expected.toMillis()
            + " ms");
    return look;
  }

  /** Until the last collection of old memory; before the first, all but the newest slice. */
  private synchronized Instant provenUntil(Slices slices, Instant now) {
    Instant old = lastOld;
    return old != null && old.isAfter(slices.start().plus(slices.length()))
        ? old
        : now.minus(slices.length());
  }

  private synchronized void publish(List<SurvivorReading> now) {
    readings = now;
  }

  private synchronized void add(Duration pause) {
    pauses = pauses.plus(pause);
  }

  /** What was asked for now, else what had to wait for the next hour's allowance. */
  private synchronized @Nullable Request takeRequest(Instant now) {
    Request taken = request;
    request = null;
    if (taken == null && postponed != null && !now.isBefore(postponedUntil)) {
      taken = postponed;
      postponed = null;
    }
    return taken;
  }

  private synchronized long oldCollections() {
    return oldCollections;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** False when it is over; earlier when somebody asks for paths. */
  private synchronized boolean await(Duration slice, boolean shared) {
    long begun = System.nanoTime();
    long left = 1;
    while (left > 0 && !closed && request == null) {
      Duration pace = pace(shared || calm, slice, firstSlice);
      long passed = (System.nanoTime() - begun) / 1_000_000;
      left = Math.min(pace.toMillis(), LONGEST_WAIT.toMillis()) - passed;
      if (left > 0) {
        try {
          wait(left);
        } catch (InterruptedException e) {
          // By nobody of ours: only close() ends this.
        }
      }
    }
    return !closed;
  }
}
