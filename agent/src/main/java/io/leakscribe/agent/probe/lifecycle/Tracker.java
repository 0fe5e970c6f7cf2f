package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.observe.LifecycleReading.Kind;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is known of one type of session, or of one cache. */
final class Tracker {
  static final int STACKS_BETWEEN_SAMPLES = 20;

  final Kind kind;
  final String type;
  final Intake intake;
  final Sites sites = new Sites(STACKS_BETWEEN_SAMPLES);

  /** Sampler thread only. */
  final Population population = new Population();

  /** Sampler thread only. */
  final Holders holders = new Holders();

  /**
   * The newest class of this name, weakly: it must not keep its loader. Null for a cache, which
   * goes with its object.
   */
  private volatile @Nullable WeakReference<Class<?>> newest;

  private final LongAdder created = new LongAdder();
  private final LongAdder ended = new LongAdder();

  Tracker(Kind kind, String type, int cap) {
    this.kind = kind;
    this.type = type;
    this.intake = new Intake(cap);
  }

  /** Called for each object, with its class: after a redeploy the name is another class's. */
  void seen(Class<?> current) {
    WeakReference<Class<?>> known = newest;
    if (known == null || known.refersTo(null)) {
      newest = new WeakReference<>(current);
    }
  }

  /** Whether the classes of this name were unloaded, and with them all objects. */
  boolean isOver() {
    WeakReference<Class<?>> known = newest;
    return known != null && known.refersTo(null) && population.size() == 0;
  }

  void created(Object object) {
    created.increment();
    intake.offer(object, false);
    sites.note();
  }

  void ended(Object object) {
    ended.increment();
    if (kind == Kind.CACHE_ENTRY) {
      intake.offerEnd(object);
    } else {
      intake.offer(object, true);
    }
  }

  /** Counts the end of an object whose staying would prove nothing. */
  void endedUntracked() {
    ended.increment();
  }

  long created() {
    return created.sum();
  }

  long ended() {
    return ended.sum();
  }

  /**
   * Objects neither ended nor collected. Where ends are known, exact counts beat the sample, whose
   * error would look like growth; where they are not, errors of a difference would add up.
   */
  long live() {
    long ends = ended();
    return ends == 0
        ? population.living()
        : Math.max(0, created() - ends - population.collectedUnended());
  }
}
