/**
 * What Alertmanager sends, taken into the journal: webhook messages of version 4, and the answers
 * of {@code /api/v2/alerts}.
 *
 * <p>Everything in them is hostile input: it is bounded here, and escaped where it is shown.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.alertmanager;
