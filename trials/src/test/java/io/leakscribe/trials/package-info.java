/** Trials: the packaged agent where others run it, and what it must survive. */
@NullMarked
package io.leakscribe.trials;

import org.jspecify.annotations.NullMarked;
