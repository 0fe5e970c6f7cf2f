package io.leakscribe.trials.hostile;

/**
 * A class file that is odd in one way.
 *
 * @param label says in which; printable, and unique
 * @param name the binary name, with dots, which may hold anything
 * @param file its bytes, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OddClass(String label, String name, byte[] file) {}
