/** What does not depend on the clock: counts that may not grow unseen. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.trials.counts;
