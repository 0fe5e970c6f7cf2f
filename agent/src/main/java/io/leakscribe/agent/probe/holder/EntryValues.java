package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Some values of a map or cache, as they lie in it, each about as likely as any other. Keeps them
 * weakly. For the agent's threads.
 */
public final class EntryValues {
  private static final int SAMPLE = 128;
  private static final int MAX_EXAMINED = 20_000;

  /** Always the same: what is drawn from differs in any case. */
  private static final long SEED = 42;

  private final ElementWalk walk;
  private final Containers containers;

  /**
   * @param opener opens the JDK's and the application's packages to us
   */
  public EntryValues(ModuleOpener opener) {
    this.containers = new Containers(opener);
    this.walk = new ElementWalk(containers.peek());
  }

  /**
   * The values; none of what has no keys, and none where the values are containers themselves whose
   * entries count in place of them: that these are in use says nothing of what is in them. None
   * either of what is too large and no hash table: those that come first may be the eldest.
   */
  public List<WeakReference<Object>> of(Object container) {
    Reservoir reservoir = new Reservoir();
    walk.walkSpread(container, reservoir);
    if (reservoir.examined < SAMPLE) { // few, or many once: a table does not shrink
      reservoir = new Reservoir();
      walk.walk(container, reservoir);
    }
    return reservoir.counted || reservoir.isTooMany() ? List.of() : reservoir.references();
  }

  /**
   * A number that is another one once the value took something in or gave it out, where that is a
   * cache with a bound of its own; negative for anything else. Of a queue too: what fills one may
   * be what is told to all, whether somebody listens or not.
   */
  public long changes(Object value) {
    boolean may = value instanceof Map || !ElementClasses.isOfJdk(value.getClass());
    Measure measure = may && !(value instanceof Queue) ? containers.measure(value) : null;
    if (measure == null || !isBounded(measure.bound().kind())) {
      return -1;
    }
    long count = containers.peek().number(value, "modCount");
    return count >= 0 ? count : measure.entries();
  }

  private static boolean isBounded(Bound.Kind kind) {
    return switch (kind) {
      case ENTRIES, WEIGHT, EXPIRY, OWN_RULE -> true;
      case NONE, REFERENCES -> false;
    };
  }

  /** Vitter's algorithm R (1985). */
  private static final class Reservoir implements ElementWalk.Visitor {
    private final List<Object> values = new ArrayList<>(SAMPLE);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int examined;
    private int drawn;
    private boolean counted;

    @Override
    public boolean visit(@Nullable Object key, @Nullable Object value) {
      examined++;
      if (key == null || value == null) {
        return !isTooMany(); // a null key, or a value that its cache let go
      }
      drawn++;
      if (values.size() < SAMPLE) {
        values.add(value);
      } else {
        int place = random.nextInt(drawn);
        if (place < SAMPLE) {
          values.set(place, value);
        }
      }
      counted |= Nesting.isContainer(value);
      return !counted && !isTooMany();
    }

    boolean isTooMany() {
      return examined > MAX_EXAMINED;
    }

    List<WeakReference<Object>> references() {
      List<WeakReference<Object>> references = new ArrayList<>(values.size());
      values.forEach(value -> references.add(new WeakReference<>(value)));
      return references;
    }
  }
}
