package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Reached;

/**
 * Something large that a walk came to.
 *
 * @param name of the holder
 * @param kind what holds
 * @param step the way to it
 * @param owner object that has the field, the class for a static one
 * @param offset of the field
 * @param isStatic whether the field is static
 * @param fixed whether the field is assigned once only
 * @param size as it was then
 * @param declaring class whose code is likely to fill it
 */
record Found(
    String name,
    Reached.Kind kind,
    Step step,
    Object owner,
    long offset,
    boolean isStatic,
    boolean fixed,
    Size size,
    Class<?> declaring) {}
