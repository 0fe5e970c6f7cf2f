package io.leakscribe.agent.probe.process;

import java.io.File;
import java.io.IOException;

/**
 * Guards the disk that the flight recorder writes to: where that one is full, the recorder does not
 * fail but ends the whole JVM.
 */
public final class RecorderSpace {
  /** Much more than our recordings take: others write there, too. */
  public static final long LEAST = 64L << 20;

  private RecorderSpace() {}

  /**
   * To be called before each recording that goes to disk.
   *
   * @throws IOException when there is too little room, or nobody knows how much
   */
  public static void require() throws IOException {
    String temporary = System.getProperty("java.io.tmpdir", "/tmp");
    require(new File(temporary));
    // Newer JDKs tell where the recorder writes; it need not be there before the first recording.
    File repository = new File(System.getProperty("jdk.jfr.repository", temporary));
    if (repository.isDirectory()) {
      require(repository);
    }
  }

  static void require(File directory) throws IOException {
    if (directory.getUsableSpace() < LEAST) {
      throw new IOException(
          "the flight recorder needs " + (LEAST >> 20) + " MiB of room in '" + directory + "'");
    }
  }
}
