package io.leakscribe.agent.publish;

/**
 * What the agent itself costs, counted since its start.
 *
 * @param trackedObjects objects watched by weak references now
 * @param pauseSeconds stop-the-world time that gathering evidence has caused
 * @param errors failures inside the agent
 */
public record SelfCost(long trackedObjects, double pauseSeconds, long errors) {
  /** Nothing yet. */
  public static final SelfCost NONE = new SelfCost(0, 0, 0);
}
