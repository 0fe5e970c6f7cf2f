package io.leakscribe.agent.options;

/**
 * A value, and where an operator would look for it.
 *
 * @param value trimmed, not empty
 * @param place such as "system property leakscribe.port"
 */
record Setting(String value, String place) {}
