/** The whole command line: the commands that read journals, and those that need the agent. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.command;
