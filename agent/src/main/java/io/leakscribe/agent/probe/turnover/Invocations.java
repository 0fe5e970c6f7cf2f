package io.leakscribe.agent.probe.turnover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which methods of the woven classes call which, and which of these calls are in a loop: what a
 * loop that is running now calls may run yet, though it has not so far. Methods are named {@code
 * com.shop.Registry.expire}, whatever their parameters. Thread-safe.
 */
final class Invocations {
  /** In place of a method that runs: what calls others by the clock. */
  static final String TIMETABLE = "@";

  private static final String EMPTYING = "> ";
  private static final int MOST = 4_000;
  private static final int DEPTH = 4;

  private final Map<String, Set<String>> callers = new HashMap<>();
  private final Map<String, Set<String>> loops = new HashMap<>();
  private int size;

  /**
   * Takes note of a call.
   *
   * @param called a method, or {@link #emptying} of a holder
   */
  synchronized void add(String caller, String called, boolean inLoop) {
    // What the holders themselves need is little: no lot of other calls may crowd it out.
    boolean matters = called.startsWith(EMPTYING) || caller.equals(TIMETABLE);
    if (size < (matters ? 2 * MOST : MOST)
        && callers.computeIfAbsent(called, key -> new HashSet<>()).add(caller)) {
      size++;
    }
    if (inLoop && callers.getOrDefault(called, Set.of()).contains(caller)) {
      loops.computeIfAbsent(called, key -> new HashSet<>()).add(caller);
    }
  }

  /** In place of a method: whatever empties the holder, or removes from it by what it finds. */
  static String emptying(String holder) {
    return EMPTYING + holder;
  }

  /** Methods that empty the holder in a loop of theirs, with the code that does. */
  synchronized Map<String, String> loopsEmptying(String holder) {
    String end = emptying(holder);
    Map<String, String> found = new HashMap<>();
    loops.getOrDefault(end, Set.of()).forEach(method -> found.put(method, method));
    for (String code : callers.getOrDefault(end, Set.of())) {
      loopsCalling(code).forEach(loop -> found.putIfAbsent(loop, code));
    }
    return found;
  }

  private Set<String> loopsCalling(String code) {
    Set<String> found = new HashSet<>();
    Set<String> seen = new HashSet<>(Set.of(code));
    Set<String> level = Set.of(code);
    for (int depth = 0; depth < DEPTH; depth++) {
      Set<String> next = new HashSet<>();
      for (String called : level) {
        found.addAll(loops.getOrDefault(called, Set.of()));
        next.addAll(callers.getOrDefault(called, Set.of()));
      }
      next.removeAll(seen);
      seen.addAll(next);
      level = next;
    }
    return found;
  }
}
