/** Our own few lines on standard error, out of reach of the application's logging settings. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.log;
