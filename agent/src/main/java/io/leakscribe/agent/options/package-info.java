/**
 * The operator's settings, read from their four places; a bad value is a warning and the default.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.options;
