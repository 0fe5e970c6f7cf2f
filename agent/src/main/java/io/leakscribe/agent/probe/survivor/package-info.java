/** Old-object samples of the flight recorder: which allocation sites leave objects behind. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.survivor;
