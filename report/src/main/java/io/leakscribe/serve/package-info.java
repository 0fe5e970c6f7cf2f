/**
 * The server: receives alerts, shows incidents, takes notes.
 *
 * <p>Whatever comes in over the network, and whatever a journal holds, is taken for hostile: it is
 * bounded, escaped, and names no file.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.serve;
