package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.ref.Cleaner;

/** Registers a cleaning action that refers to the object that it is to clean up after. */
@Leak(
    value = "Cleaner action that keeps its own object alive",
    holders = {
      "jdk\\.internal\\.ref\\.(CleanerImpl|PhantomCleanable)(\\$\\w+)*\\.\\w+",
      "java\\.lang\\.ref\\.Cleaner\\.impl",
      "com\\.example\\.corpus\\.jdk\\.CleanerOfItself\\.cleaner"
    },
    sites = {"CleanerOfItself\\.(open|\\w*)", "Cleaner\\.register"})
public final class CleanerOfItself implements Program {
  private static final Cleaner cleaner = Cleaner.create();

  /** To be closed when nobody uses it any more. */
  private static final class Connection {
    private final byte[] buffer = new byte[700];

    private void close() {
      buffer[0] = 0;
    }
  }

  private void open() {
    Connection connection = new Connection();
    cleaner.register(connection, () -> connection.close());
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      open();
    }
  }
}
