/**
 * What other systems recorded while an incident lasted, as plain values: the alerts that fired, and
 * what a Prometheus server was asked and answered.
 *
 * <p>Pure: no clock, no files, no network.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.outside;
