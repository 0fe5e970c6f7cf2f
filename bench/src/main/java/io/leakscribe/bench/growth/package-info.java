/** How the agent's own memory and CPU go with what it has to watch. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.bench.growth;
