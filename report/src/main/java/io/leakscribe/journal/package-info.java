/**
 * The journal: the one thing that the agent and the report share. It holds the event vocabulary,
 * and reads and writes it as one JSON object a line.
 *
 * <p>Imports nothing else of Leakscribe.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.journal;
