package io.leakscribe.agent.inspect;

import java.nio.file.Path;

/**
 * A journal that a process is writing.
 *
 * @param name its path, as that process knows it
 * @param file where we can read it, whatever namespace it is in
 */
public record OpenJournal(String name, Path file) {}
