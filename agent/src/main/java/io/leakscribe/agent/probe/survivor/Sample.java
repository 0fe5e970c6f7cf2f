package io.leakscribe.agent.probe.survivor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An allocation that the recorder sampled, and whose object is still alive.
 *
 * @param allocated when
 * @param objectClass class of the object, as source code writes it
 * @param bytes size of the object, 0 when not known
 * @param stack of the allocation, innermost frame first; empty when not recorded
 * @param chain who refers to it, from the object upwards; empty when nobody searched
 * @param root what the chain ends at, in a person's words; null without a chain
 */
record Sample(
    Instant allocated,
    String objectClass,
    long bytes,
    List<Frame> stack,
    List<Link> chain,
    @Nullable String root) {

  Sample {
    stack = List.copyOf(stack);
    chain = List.copyOf(chain);
  }
}
