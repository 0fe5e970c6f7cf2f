package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.probe.holder.HolderPlace;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holders that are no plain field of a woven class, found by walking from statics and threads once
 * memory grows, and measured from then on.
 *
 * <p>Works on a thread of its own, which starts with the first wish: in slices of half a
 * millisecond, which are looked at between two steps, and 2 % of a core on the average, of which
 * the first walk may use what was saved since the start; a third of a percent while there is no
 * hurry. No pause, no safepoint, no lock of the application. The first walk through a Spring Boot
 * shop that has just started took 0.7 s of CPU for 28,000 objects on JDK 17 and 38,000 on 25 (one
 * each, two cores, cold code, slices of up to 42 ms where the machine was busy); warm, a walk
 * through 1,700 classes and 4,000 objects takes 50 ms and allocates 4 MiB. The numbers that {@link
 * #sample} returns are those of the call before. Methods may be called by one thread.
 */
public final class ReachProbe implements AutoCloseable {
  /**
   * For walking, and for measuring what was found. Where the application has one processor, a
   * request waits for a slice: while slices had 20 of every 80 ms, the 99th percentile of bench/run
   * was 25 to 35 ms.
   */
  private static final long SLICE = TimeUnit.MICROSECONDS.toNanos(500);

  private static final long BETWEEN_SLICES = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(15);
  private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(30);
  private static final int MOST_PATHS = 2_048;
  private static final int MOST_ASKED = 64;

  private final Supplier<Class<?>[]> loaded;
  private final ModuleOpener opener;
  private final Predicate<Class<?>> ours;
  private final ToLongFunction<Object> shallow;
  private final ThreadFactory threads;
  private final Consumer<String> log;
  private final Semaphore wake = new Semaphore(0);
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Allowance allowance = new Allowance(System.nanoTime());
  private volatile List<HolderReading> readings = List.of();
  private volatile Map<String, List<String>> paths = Map.of();
  private volatile Map<String, Finds.Places> places = Map.of();
  private volatile @Nullable Wish wanted;
  private volatile boolean closed;
  private volatile boolean calm;
  private boolean started;
  private int walks;
  private long nextWalk;

  /**
   * @param loaded the classes that are loaded
   * @param opener opens packages to us
   * @param ours classes of our own, which are not entered
   * @param shallow bytes of one object, as {@code Instrumentation.getObjectSize}
   * @param threads makes the one daemon thread
   * @param log takes one line if this part cannot work
   */
  public ReachProbe(
      Supplier<Class<?>[]> loaded,
      ModuleOpener opener,
      Predicate<Class<?>> ours,
      ToLongFunction<Object> shallow,
      ThreadFactory threads,
      Consumer<String> log) {
    this.loaded = loaded;
    this.opener = opener;
    this.ours = ours;
    this.shallow = shallow;
    this.threads = threads;
    this.log = log;
  }

  /**
   * Tells that memory grows and a walk would help. Walks now, then again after 15 s, 30 s and so on
   * for as long as it is called.
   *
   * @param explained whether a holder is known that explains the growth: one walk will do
   * @param known hands over each container whose field is followed already, with its name
   * @param owners hands over objects to begin from, besides statics and threads
   */
  public void want(
      boolean explained,
      Consumer<BiConsumer<String, Object>> known,
      Consumer<Consumer<Object>> owners) {
    long now = System.nanoTime();
    if (closed || wanted != null || (walks > 0 && (explained || now - nextWalk < 0))) {
      return;
    }
    start(); // first: where it fails, the next call tries again
    nextWalk = now + Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(walks, 16));
    walks++;
    Map<Integer, String> names = new HashMap<>();
    known.accept((name, container) -> names.put(System.identityHashCode(container), name));
    List<WeakReference<Object>> begin = new ArrayList<>();
    owners.accept(owner -> begin.add(new WeakReference<>(owner)));
    wanted = new Wish(names, begin);
    wake.release();
  }

  /** Whether there is no hurry: then a walk takes longer, and is felt less. */
  public void calm(boolean now) {
    calm = now;
  }

  /** Readings of everything found so far, of a moment ago, and has new ones made. */
  public List<HolderReading> sample() {
    if (started) {
      wake.release();
    }
    return readings;
  }

  /** From now on the readings of these holders say what they hold. */
  public void lookInto(Set<String> holders) {
    if (asked.size() < MOST_ASKED) {
      asked.addAll(holders);
    }
  }

  /** The way from a root to a holder that another probe follows; empty when no walk saw one. */
  public List<String> pathTo(String holder) {
    return paths.getOrDefault(holder, List.of());
  }

  /** The containers of a holder that was looked into, as far as they live. */
  public List<HolderPlace> placesOf(String holder) {
    Finds.Places known = places.get(holder);
    Class<?> declaring = known == null ? null : known.declaring().get();
    if (known == null || declaring == null) {
      return List.of();
    }
    List<HolderPlace> living = new ArrayList<>();
    for (WeakReference<Object> reference : known.containers()) {
      Object container = reference.get();
      if (container != null) {
        long share = known.entries() / known.containers().size();
        living.add(new HolderPlace(declaring, container, container, share));
      }
    }
    return living;
  }

  @Override
  public void close() {
    closed = true;
    wake.release();
  }

  private void start() {
    if (!started) {
      threads.newThread(this::run).start();
      started = true;
    }
  }

  private void run() {
    try {
      Reach reach = Reach.open(opener, ours, shallow);
      Shapes shapes = Shapes.lasting(reach);
      Sizer sizer = Sizer.lasting(reach, shapes);
      new Work(reach, shapes, sizer).untilClosed();
    } catch (Throwable failure) {
      readings = List.of();
      closed = true;
      log.accept(
          "holders beyond plain fields are not looked for any more: "
              + failure
              + "; the other parts go on, the application is not affected");
    }
  }

  private record Wish(Map<Integer, String> known, List<WeakReference<Object>> owners) {}

  /** What the thread does. */
  private final class Work {
    private final Reach reach;
    private final ThreadLocals locals;
    private final Finds finds;
    private final Map<String, List<String>> ways = new HashMap<>();
    private @Nullable Walk walk;

    private final Turns turns = new Turns();
    private Map<Integer, String> known = Map.of();

    Work(Reach reach, Shapes shapes, Sizer sizer) {
      this.reach = reach;
      Tasks tasks = new Tasks(reach.memory(), shapes, reach.containers().peek());
      Weigher weigher = new Weigher(reach, sizer);
      this.locals =
          new ThreadLocals(reach.memory(), reach.terrain(), shapes, sizer, tasks, weigher);
      this.finds = new Finds(reach, shapes, sizer, weigher);
    }

    void untilClosed() {
      Worked worked = new Worked();
      while (!closed) {
        long wait = allowance.wait(System.nanoTime(), calm);
        boolean idle = !walks() && turns.isIdle();
        long pause = idle ? Long.MAX_VALUE : Math.max(BETWEEN_SLICES, wait);
        boolean asked = isAsked(pause);
        wake.drainPermits();
        worked.lap();
        try {
          slice(System.nanoTime(), asked);
        } catch (OutOfMemoryError full) {
          walk = null; // the application's, most likely; what was found is measured on
        }
        allowance.spend(worked.lap(), calm);
      }
    }

    private boolean isAsked(long withinNanos) {
      try {
        return wake.tryAcquire(withinNanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        return false; // by nobody of ours
      }
    }

    private boolean walks() {
      return walk != null || wanted != null;
    }

    private void slice(long start, boolean asked) {
      if (asked) {
        turns.ask();
      }
      if (allowance.at(start, calm) <= 0) {
        return;
      }
      if (turns.measures(walks())) {
        measure(start + SLICE);
        return;
      }
      begin();
      if (walk != null && walk.advance(start + SLICE)) {
        walk = null;
        paths = Map.copyOf(ways);
        turns.ask();
      }
    }

    private void begin() {
      Wish next = wanted;
      if (walk == null && next != null) {
        known = next.known();
        walk = new Walk(reach, loaded.get(), next.owners(), locals, this::found, this::met);
        wanted = null;
      }
    }

    private void found(Found found) {
      if (!known.containsKey(System.identityHashCode(found.size().body()))) {
        finds.add(found);
      }
    }

    private void met(Object container, Step step) {
      String name = known.get(System.identityHashCode(container));
      if (name != null && ways.size() < MOST_PATHS) {
        ways.putIfAbsent(name, step.path());
      }
    }

    /** A slice of it; tells the numbers when all are there. */
    private void measure(long deadline) {
      boolean over = finds.measure(asked, deadline);
      turns.measured(over);
      if (over) {
        readings = told();
      }
    }

    private List<HolderReading> told() {
      List<HolderReading> all = new ArrayList<>(finds.readings());
      places = finds.places(asked);
      all.addAll(locals.readings(asked));
      return List.copyOf(all);
    }
  }
}
