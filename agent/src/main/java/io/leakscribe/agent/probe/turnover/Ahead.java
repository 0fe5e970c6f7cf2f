package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.Awaited;
import io.leakscribe.agent.probe.turnover.RunningMethods.Running;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be removed from a holder yet, by code that nobody hears of while it is counted: a sweep
 * that was running when its class was woven, a loop that gets there later, a timetable. For the
 * agent's thread.
 */
final class Ahead {
  /** Seconds for which the application stands still, all in all, while stacks are looked at. */
  private static final double MOST_LOOKING = 0.02;

  private final Weaving weaving;

  Ahead(Weaving weaving) {
    this.weaving = weaving;
  }

  void look(Counts counts) {
    if (running(sweepers(counts.names)) == null) {
      lookForLoops(counts);
    } else {
      counts.tended.increment();
    }
  }

  /** Looks whether a loop is running, or a timetable, that calls code which empties the holder. */
  void lookForLoops(Counts counts) {
    Map<String, String> loops = new HashMap<>();
    counts.names.forEach(name -> loops.putAll(weaving.loopsEmptying(name)));
    String byClock = loops.remove(Invocations.TIMETABLE);
    Running loop = running(loops.keySet());
    String code = loop == null ? null : loops.get(loop.method());
    counts.await(
        loop == null || code == null
            ? null
            : new Awaited(Site.brief(loop.method()), Site.brief(code)),
        loop,
        byClock == null ? null : new Awaited(null, Site.brief(byClock)));
  }

  /**
   * One that a thread is in, best one that rests; nobody looks any more when the application stood
   * still for long enough.
   */
  private @Nullable Running running(Set<String> methods) {
    double most = weaving.seconds() + MOST_LOOKING;
    Running best = null;
    for (long[] threads : methods.isEmpty() ? List.<long[]>of() : RunningMethods.groups()) {
      if (!weaving.isAllowed() || weaving.seconds() > most) {
        return best;
      }
      Running found = weaving.seen(() -> RunningMethods.best(methods, threads));
      if (found != null && found.rests()) {
        return found;
      }
      best = best == null ? found : best;
    }
    return best;
  }

  private Set<String> sweepers(Set<String> names) {
    Set<String> methods = new HashSet<>();
    names.forEach(name -> methods.addAll(weaving.sweepers(name)));
    return methods;
  }
}
