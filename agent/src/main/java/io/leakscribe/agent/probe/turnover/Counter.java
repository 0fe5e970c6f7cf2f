package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.probe.weave.Hooks;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the woven calls, and counts those on a container that is watched: on the application's
 * threads, without a lock, and for any other container after a few comparisons of references.
 */
final class Counter {
  final Callers callers = new Callers();
  private volatile Counts[] watched = new Counts[0];

  void listen(Hooks hooks) {
    hooks.listen(Hooks.INSERTING, new Inserting(this));
    hooks.listen(Hooks.REMOVING, new Removing(this));
    hooks.listen(Hooks.REMOVED, new Removed(this));
    hooks.listen(Hooks.SWEPT, new Swept(this));
    hooks.listen(Hooks.TENDING, new Tending(this));
    hooks.listen(Hooks.LOOKED_UP, new LookedUp(this));
  }

  void watch(List<Counts> all) {
    watched = all.toArray(new Counts[0]);
  }

  private @Nullable Counts of(@Nullable Object container) {
    if (container != null) {
      for (Counts counts : watched) {
        if (counts.isOf(container)) {
          return counts;
        }
      }
    }
    return null;
  }

  private void note(SiteCounts sites, @Nullable Object site) {
    String place = site == null ? callers.find() : (String) site;
    if (place != null) {
      sites.add(place);
    }
  }

  /** Runs what the application's threads will run, so that none of them loads a class for us. */
  void warmUp() {
    callers.warmUp();
    Counts counts = new Counts("none");
    Counts[] before = watched;
    counts.containers(List.of(this));
    watch(List.of(counts));
    new Inserting(this).accept(this, "none");
    new Removing(this).accept(this, "none");
    new Removed(this).accept(this, 0);
    new Swept(this).accept(this, 0);
    new Tending(this).accept(null, "none");
    new LookedUp(this).accept(counts, this);
    watched = before;
  }

  // Named classes and no lambdas: they are first called in the middle of the application's work.
  private record Inserting(Counter counter)
      implements BiConsumer<@Nullable Object, @Nullable Object> {
    @Override
    public void accept(@Nullable Object container, @Nullable Object site) {
      Counts counts = counter.of(container);
      if (counts != null) {
        counts.insertions.increment();
        counts.loop.inserted();
        counter.note(counts.inserting, site);
      }
    }
  }

  private record Removing(Counter counter)
      implements BiConsumer<@Nullable Object, @Nullable Object> {
    @Override
    public void accept(@Nullable Object container, @Nullable Object site) {
      Counts counts = counter.of(container);
      if (counts != null) {
        counts.removals.increment();
        counter.note(counts.removing, site);
      }
    }
  }

  /** A call that found nothing to remove was no removal. */
  private record Removed(Counter counter)
      implements BiConsumer<@Nullable Object, @Nullable Object> {
    @Override
    public void accept(@Nullable Object container, @Nullable Object result) {
      if (result instanceof Integer count && count == 0) {
        Counts counts = counter.of(container);
        if (counts != null) {
          counts.removals.decrement();
          counts.vain.increment();
        }
      }
    }
  }

  /** Somebody looked for what can go, whether there was something or not. */
  private record Swept(Counter counter) implements BiConsumer<@Nullable Object, @Nullable Object> {
    @Override
    public void accept(@Nullable Object container, @Nullable Object result) {
      Counts counts = counter.of(container);
      if (counts != null) {
        counts.tended.increment();
        if (result instanceof Integer count && count == 0) {
          counts.removals.decrement();
        }
      }
    }
  }

  private record Tending(Counter counter)
      implements BiConsumer<@Nullable Object, @Nullable Object> {
    @Override
    public void accept(@Nullable Object none, @Nullable Object holder) {
      for (Counts counts : counter.watched) {
        if (holder instanceof String name && counts.names.contains(name)) {
          counts.tended.increment();
        }
      }
    }
  }

  /**
   * Somebody asked for an entry by its key, and was given what is there. That is more frequent than
   * all else: one container of each holder is looked at, however many it has.
   */
  private record LookedUp(Counter counter)
      implements BiConsumer<@Nullable Object, @Nullable Object> {
    @Override
    public void accept(@Nullable Object found, @Nullable Object container) {
      if (found != null && container != null) {
        for (Counts counts : counter.watched) {
          counts.lookups.note(found, container);
        }
      }
    }
  }
}
