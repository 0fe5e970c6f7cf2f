/** Makes the agent's threads: nothing of the application reaches them, and they reach nothing. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.thread;
