/** The packaged agent in the servers that other people run their applications in. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.trials.servers;
