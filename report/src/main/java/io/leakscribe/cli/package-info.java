/** The command line: {@code leakscribe report}, {@code incidents} and {@code note}. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.cli;
