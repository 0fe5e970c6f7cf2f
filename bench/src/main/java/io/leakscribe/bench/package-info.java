/** Benchmarks: what the agent costs a service, measured in pairs. */
@NullMarked
package io.leakscribe.bench;

import org.jspecify.annotations.NullMarked;
