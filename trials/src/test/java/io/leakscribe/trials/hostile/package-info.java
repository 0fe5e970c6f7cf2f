/** The agent beside class files and inputs that mean it no good. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.trials.hostile;
