package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.LifecycleReading;
import java.util.Comparator;

/** Which lifecycles are shown when there are too many: those that retain most, then the largest. */
final class LargestFirst {
  static final Comparator<LifecycleReading> ORDER =
      Comparator.comparingLong(LifecycleReading::retained)
          .thenComparingLong(LifecycleReading::live)
          .reversed()
          .thenComparing(LifecycleReading::type);

  private LargestFirst() {}
}
