package io.leakscribe.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The file that a writer appends to; a seam, so that a full disk can be had without one. */
interface JournalFile extends Closeable {
  /** Appends all of the bytes, or throws; some of them may be on disk even then. */
  void append(ByteBuffer bytes) throws IOException;

  /** Returns when everything appended is on the device. */
  void force() throws IOException;

  /** Opens files for a writer. */
  interface Opener {
    JournalFile open(java.nio.file.Path path) throws IOException;
  }
}
