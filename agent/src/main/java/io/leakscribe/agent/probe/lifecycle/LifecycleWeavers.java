package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.ClassWeaver;
import io.leakscribe.agent.probe.weave.Hooks;
import java.util.List;

/** The weavers whose hooks the {@link LifecycleProbe} listens to. */
public final class LifecycleWeavers {

  /**
   * Returns the weavers for container sessions, cache libraries and the application's own classes.
   *
   * @param sessions class-name patterns, with {@code *}, that count as sessions besides the
   *     built-in rules
   * @param caches class-name patterns that count as caches
   */
  public static List<ClassWeaver> all(List<String> sessions, List<String> caches) {
    return all(Hooks.BRIDGE, sessions, caches);
  }

  static List<ClassWeaver> all(String bridge, List<String> sessions, List<String> caches) {
    SessionRule rule = new SessionRule(new ClassPatterns(sessions));
    return List.of(
        new SessionWeaver(bridge),
        new CacheWeaver(bridge),
        new ApplicationWeaver(bridge, rule, new ClassPatterns(caches)));
  }

  private LifecycleWeavers() {}
}
