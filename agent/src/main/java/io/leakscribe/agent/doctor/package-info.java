/**
 * Says what of Leakscribe works here and what does not, each with what to do: of this machine and
 * Java, or of a running JVM. A check looks and changes nothing.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.doctor;
