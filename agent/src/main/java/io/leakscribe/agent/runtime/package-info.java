/**
 * Puts the parts together and drives them from one daemon thread. The only package that knows them
 * all.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.runtime;
