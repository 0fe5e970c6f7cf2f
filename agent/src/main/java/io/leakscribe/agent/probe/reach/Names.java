package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.ThreadNames;
import java.util.List;
import java.util.Locale;

/** Names that stay the same from run to run. */
final class Names {

  private static final List<String> FORWARD =
      List.of("next", "link", "chain", "tail", "after", "succ", "rest");

  private Names() {}

  /** Name of the class; of a lambda's without the number that each run gives anew. */
  static String of(Class<?> type) {
    return of(type.getName());
  }

  static String of(String name) {
    int lambda = name.indexOf("$$Lambda");
    if (lambda >= 0) {
      return name.substring(0, lambda + "$$Lambda".length());
    }
    int hidden = name.indexOf('/');
    return hidden < 0 ? name : name.substring(0, hidden);
  }

  /** Digits vary from thread to thread: {@code pool-#-thread-#}. */
  static String pattern(String threadName) {
    return ThreadNames.pattern(threadName);
  }

  /** Whether a field of that name leads to the next one, not to a parent or an owner. */
  static boolean isForward(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    return FORWARD.stream().anyMatch(name::contains);
  }
}
