package io.leakscribe.agent.probe.holder;

/**
 * One container of a holder. Refers strongly to objects of the application: to be forgotten at
 * once.
 *
 * @param declaring class that declares the field
 * @param container what the field holds now
 * @param innermost the container behind wrappers, often {@code container} itself
 * @param entries in it
 */
public record HolderPlace(Class<?> declaring, Object container, Object innermost, long entries) {}
