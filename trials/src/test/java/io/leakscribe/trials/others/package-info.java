/** The packaged agent beside other agents, other libraries, and other recordings. */
@NullMarked
package io.leakscribe.trials.others;

import org.jspecify.annotations.NullMarked;
