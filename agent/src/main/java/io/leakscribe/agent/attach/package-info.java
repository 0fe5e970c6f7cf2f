/** Loads the agent into a JVM that runs, after everything was checked that could go wrong. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.attach;
