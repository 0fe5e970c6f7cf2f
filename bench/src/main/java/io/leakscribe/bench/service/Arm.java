package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to run the service.
 *
 * @param name as it was asked for, and as it stands in the table
 * @param flags what it adds to the command line of the JVM
 * @param isScraped whether it serves metrics that somebody would collect
 */
record Arm(String name, Flags flags, boolean isScraped) {
  /** Makes the flags of a run. */
  interface Flags {
    /**
     * May write files into the run's directory.
     *
     * @param run the run's own directory
     * @param port free, for metrics
     */
    List<String> in(Path run, int port) throws IOException;
  }
}
