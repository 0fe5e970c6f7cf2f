package io.leakscribe.draft;

import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.List;

/** The path from a root in one line that a person can say. */
final class Paths {
  private static final int MOST_STEPS = 6;

  /** Holder, container, leaking class. */
  private static final int SHORT = 3;

  private static final String PACKAGE = "\\b(?:[a-z_][a-z0-9_]*\\.)+(?=[A-Z])";

  private Paths() {}

  /**
   * Empty when it says no more than holder and class do. A walk takes the first way that it finds,
   * and that may lead through a logger's context or a thread's locals: what comes before the holder
   * is left out, the steps after it tell why it is kept.
   */
  static String plain(Suspect suspect) {
    List<String> path = suspect.path();
    boolean known = path.size() <= SHORT && !path.isEmpty() && isHolder(path.get(0), suspect);
    if (known) {
      return "";
    }
    int from = indexOfHolder(path, suspect.holder());
    List<String> steps = new ArrayList<>();
    if (from > 0) {
      steps.add("…");
    }
    for (String step : path.subList(from, path.size())) {
      steps.add(from == 0 && steps.isEmpty() ? step : step.replaceAll(PACKAGE, ""));
    }
    if (steps.size() > MOST_STEPS) {
      steps.subList(3, steps.size() - 2).clear();
      steps.add(3, "…");
    }
    return steps.size() < 2 ? "" : String.join(" → ", steps);
  }

  static boolean isStatic(Suspect suspect) {
    return !suspect.path().isEmpty() && suspect.path().get(0).equals("static " + suspect.holder());
  }

  private static boolean isHolder(String step, Suspect suspect) {
    return step.equals(suspect.holder()) || step.equals("static " + suspect.holder());
  }

  private static int indexOfHolder(
      List<String> path, @org.jspecify.annotations.Nullable String holder) {
    for (int i = path.size() - 1; holder != null && i > 0; i--) {
      if (path.get(i).endsWith(holder)) {
        return i;
      }
    }
    return 0;
  }
}
