/**
 * Class files that no compiler of today writes, or that somebody else's does, and what runs them.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.trials.hostile;
