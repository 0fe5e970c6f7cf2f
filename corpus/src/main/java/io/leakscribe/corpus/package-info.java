/**
 * Runs the programs of the corpus, each in a JVM of its own, and judges what the agent said of
 * them. A <i>life</i> is the time that a program is given; what happens in it is told in shares of
 * it.
 */
@NullMarked
package io.leakscribe.corpus;

import org.jspecify.annotations.NullMarked;
