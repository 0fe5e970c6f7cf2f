/**
 * Asks a Prometheus server what a report needs of the time of an incident, and keeps the answers in
 * a file beside the draft.
 *
 * <p>Whatever the server sends is hostile input: every body, series and sample is counted. Nothing
 * here ends a draft: what went wrong is a sentence in the recording.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.prometheus;
