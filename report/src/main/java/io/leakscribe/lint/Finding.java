package io.leakscribe.lint;

/**
 * One thing that a rule found.
 *
 * @param line in the document, from 1
 * @param rule which rule
 * @param level how much it matters
 * @param message what, and what to do; one line without control characters
 */
public record Finding(int line, Rule rule, Level level, String message) {}
