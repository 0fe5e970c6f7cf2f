/**
 * The one class-file transformer, class files read by their bytes, and the way back from woven
 * code: the bridge.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.weave;
