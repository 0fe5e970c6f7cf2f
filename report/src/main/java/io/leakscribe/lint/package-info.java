/**
 * Rules that a postmortem in Markdown is checked by, whoever wrote it. One class for each rule, or
 * for two that read the same table; {@link io.leakscribe.lint.Rule} lists them.
 *
 * <p>Pure: no clock, no files. The text is hostile input: every rule takes a time that is
 * proportional to its length.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.lint;
