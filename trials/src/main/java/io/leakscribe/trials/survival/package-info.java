/** The packaged agent in processes that fare badly, and for as long as one likes to wait. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.trials.survival;
