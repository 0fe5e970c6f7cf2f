package io.leakscribe.agent.probe.turnover;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which threads insert, by their names: the first few of them, those of a pool as one. Filled by
 * the application's threads without a lock.
 */
final class Inserters {
  private static final int MOST = 8;

  private final AtomicReferenceArray<@Nullable String> names = new AtomicReferenceArray<>(MOST);

  /** Takes note of the calling thread. */
  void add() {
    // Final, unlike its number on older JDKs: no code of the application is called.
    String name = Thread.currentThread().getName();
    for (int i = 0; i < MOST; i++) {
      String known = names.get(i);
      if (known == null && names.compareAndSet(i, null, name)) {
        return;
      }
      if (isSame(names.get(i), name)) {
        return;
      }
    }
  }

  boolean contains(String thread) {
    for (int i = 0; i < MOST; i++) {
      if (isSame(names.get(i), thread)) {
        return true;
      }
    }
    return false;
  }

  /** {@code worker-12} does what {@code worker-3} does. */
  private static boolean isSame(@Nullable String one, String other) {
    if (one == null) {
      return false;
    }
    int end = withoutNumber(one);
    return end == withoutNumber(other) && one.regionMatches(0, other, 0, end);
  }

  private static int withoutNumber(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
      end--;
    }
    return end;
  }
}
